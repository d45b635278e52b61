#!/usr/bin/env python3
"""Say how far the confidences of the reading can be trusted.

usage: reliability.py BAOKU GOLD_DIR [--verbose]

GOLD_DIR holds annotated sheets (NAME.txt or NAME.md beside NAME.gold.json, the stem up to the first "_").
Every decision of the reading is held against the gold and sorted by the confidence it was given:
  boundary   the article's body is a gold body (>= 95 % of character pairs, as score.py counts)
  headline   kicker, title and subtitle together are the gold headline, or one of its accepted forms
  byline     reporters and correspondents are the gold ones
  paragraph  the paragraph is a gold paragraph, from its first to its last character
A well calibrated row says about what its bounds say; decisions given >= 0.9 should be right 98 times of 100.
"""
import collections, json, os, re, subprocess, sys, unicodedata

BINS = [(0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.97), (0.97, 1.01)]


def norm(text):
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))
    return text[3:] if text.startswith("本报讯") else text


def pairs(text):
    return collections.Counter(text[i:i + 2] for i in range(len(text) - 1))


def likeness(a, b):
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 0.0


def decisions(article, gold):
    """Yields (kind, confidence, right) for one article and the gold article that is most like it."""
    confidences = article["confidences"]
    paragraphs = [b for b in article["blocks"] if b["type"] == "paragraph"]
    body = pairs("".join(norm(b["text"]) for b in paragraphs))
    best, score = None, 0.0
    for candidate in gold:
        s = likeness(body, pairs("".join(norm(p) for p in candidate["paragraphs"])))
        if s > score:
            best, score = candidate, s
    yield "boundary", confidences["boundary"], score >= 0.95, article["title"]
    if best is None:
        return
    accept = {norm(t) for t in best.get("accept_titles", [])} | {norm(best["title"])}
    given = [norm(article.get(k)) for k in ("kicker", "title", "subtitle") if article.get(k)]
    forms = {norm(article.get("title")), "".join(given), "".join(given[-2:]), "".join(given[:2])}
    yield "headline", confidences["headline"], bool(forms & accept), article["title"]
    want = best["byline"]
    got = article["byline"]
    right = all(set(got[k]) == set(want[k]) for k in ("reporters", "correspondents"))
    yield "byline", confidences["byline"], right, article["title"]
    gold_paragraphs = {norm(p) for p in best["paragraphs"]}
    for block in paragraphs:
        yield "paragraph", block["confidence"], norm(block["text"]) in gold_paragraphs, block["text"][:20]


def main():
    verbose = "--verbose" in sys.argv
    baoku, folder = [a for a in sys.argv[1:] if a != "--verbose"][:2]
    names = sorted(f for f in os.listdir(folder) if f.endswith((".txt", ".md")))
    gold_of = lambda f: os.path.join(folder, f.rsplit(".", 1)[0].split("_")[0] + ".gold.json")
    sheets = [f for f in names if os.path.exists(gold_of(f))]
    made = subprocess.run([baoku, "inspect", "--format", "json"] + [os.path.join(folder, f) for f in sheets],
                          check=True, capture_output=True, text=True)
    table = collections.defaultdict(lambda: [0, 0])
    for sheet, name in zip(json.loads(made.stdout)["sheets"], sheets):
        gold = json.load(open(gold_of(name), encoding="utf8"))["articles"]
        for article in sheet["articles"]:
            for kind, confidence, right, words in decisions(article, gold):
                row = next(i for i, (low, high) in enumerate(BINS) if low <= confidence < high)
                for key in (kind, "all"):
                    table[key, row][0] += right
                    table[key, row][1] += 1
                if verbose and not right:
                    print(f"{name}: {kind} {confidence:.2f} wrong: {words}")
    print(f"{'confidence':>12s} " + "".join(f"{k:>18s}" for k in ("boundary", "headline", "byline", "paragraph", "all")))
    for row, (low, high) in enumerate(BINS):
        cells = []
        for kind in ("boundary", "headline", "byline", "paragraph", "all"):
            right, total = table[kind, row]
            cells.append(f"{right}/{total} {right / total:.3f}" if total else "-")
        print(f"{low:5.2f}-{min(high, 1):5.2f}  " + "".join(f"{c:>18s}" for c in cells))
    sure = [sum(table["all", r][k] for r, (low, _) in enumerate(BINS) if low >= 0.9) for k in (0, 1)]
    wrong = sum(table["all", r][1] - table["all", r][0] for r in range(len(BINS)))
    wrong_low = sum(table["all", r][1] - table["all", r][0] for r, (_, high) in enumerate(BINS) if high <= 0.7)
    print(f"given >= 0.9: {sure[0]} of {sure[1]} right ({sure[0] / max(sure[1], 1):.4f}); "
          f"of {wrong} wrong decisions {wrong_low} were given < 0.7")


main()
