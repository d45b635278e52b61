// What html-validate asks of the pages: its recommended rules. A rule is off only with its reason.
export default {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {},
};
