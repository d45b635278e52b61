#!/usr/bin/env python3
"""Read the sample archive with `baoku inspect` and compare it with sample.gold.json.

usage: score_sample.py BAOKU PROJECT

Every article must be found by its first characters and have its headline, section, byline and day; what may differ
is written down in KNOWN. Of the people named in bodies nearly all must be found, and hardly anybody else.
"""
import json, re, subprocess, sys, unicodedata
from pathlib import Path

LEAST_PEOPLE_PRECISION = 0.97
LEAST_PEOPLE_RECALL = 0.93
# Articles that are not read as the gold has them: the first characters of their titles.
KNOWN = {
    "古桥夜话": "a draft, which is not read",
    "路灯亮了三盏": "its only day is that of an event to come, and `inspect` knows no other sheets",
    "“年货要走路上山”": "a quotation stands as a paragraph of its own",
}


def folded(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))


def begins_with(article, first):
    texts = [folded(block["text"]) for block in article["blocks"][:2]]
    return any(text.startswith((first, "本报讯" + first)) for text in texts)


def differences(read, gold):
    """Yields what is wrong with an article that was read."""
    headline = "".join(folded(read[part]) for part in ("kicker", "title", "subtitle"))
    wanted = "".join(folded(gold.get(part)) for part in ("kicker", "title", "subtitle"))
    if headline != wanted:
        yield f"headline {headline}, not {wanted}"
    if folded(read["section"]) != folded(gold.get("section")):
        yield f"section {read['section']}, not {gold.get('section')}"
    paragraphs = sum(block["type"] == "paragraph" for block in read["blocks"])
    if paragraphs != gold["paragraphs"]:
        yield f"{paragraphs} paragraphs, not {gold['paragraphs']}"
    # Front matter names authors without saying what they are.
    writers = read["byline"]["reporters"] + read["byline"]["correspondents"]
    if not set(gold["reporters"] + gold["correspondents"]) <= set(writers) <= set(
        gold["reporters"] + gold["correspondents"] + gold.get("others", [])
    ):
        yield f"byline {writers}, not {gold['reporters']} {gold['correspondents']}"
    day = read["date"]["value"] if read["date"] else None
    if day != gold["date"]:
        yield f"date {day}, not {gold['date']}"


def main():
    baoku, root = sys.argv[1], Path(sys.argv[2])
    gold = json.loads((root / "tests/reading/sample.gold.json").read_text(encoding="utf8"))["sheets"]
    files = [root / "content" / name for name in gold]
    run = subprocess.run([baoku, "inspect", "--format", "json", *files], stdout=subprocess.PIPE, check=False)
    wrong, found, named, right = [], 0, 0, 0
    for name, sheet in zip(gold, json.loads(run.stdout)["sheets"]):
        articles = gold[name]["articles"] if isinstance(gold[name], dict) else gold[name]
        left = list(sheet["articles"])
        for article in articles:
            known = next((why for title, why in KNOWN.items() if article["title"].startswith(title)), None)
            read = next((each for each in left if begins_with(each, folded(article["first8"]))), None)
            if read:
                left.remove(read)
            problems = list(differences(read, article)) if read else ["not found"]
            if not known:
                wrong += [f"{name}: {article['title']}: {problem}" for problem in problems]
            if read and "people" in article:
                people = {person["name"] for person in read["people"] if person["as"] == "subject"}
                right += len(people & set(article["people"]))
                found += len(people)
                named += len(article["people"])
        wrong += [f"{name}: {each['title']}: no such article" for each in left]
    precision, recall = right / found, right / named
    print(f"people: precision {precision:.3f}, recall {recall:.3f} of {named}")
    if precision < LEAST_PEOPLE_PRECISION or recall < LEAST_PEOPLE_RECALL:
        wrong.append(f"people: at least {LEAST_PEOPLE_PRECISION} and {LEAST_PEOPLE_RECALL} are required")
    print("\n".join(wrong) or "The sample is read as its gold has it.")
    sys.exit(1 if wrong else 0)


main()
