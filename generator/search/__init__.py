"""The finder's engine: what can be found, where every word stands, and the files that a reader's browser asks.

``records`` turns what is published of a unit into records; ``standing`` says where each of their words stands; ``segment`` makes that
the unit's part of the index; ``files`` joins the parts of all units into small scripts, which
``site_templates/theme/assets/finder.js`` loads as it needs them. A few ideas carry it:

**Every word is found, and no other, without positions and without reading the texts.** For each *place* (a field of a record) the
index knows the words of three characters in it, and its *minimal absent words*: those of four and more that it does
not have, although it has both the word without its last and the word without its first character. A place has a longer word if
it has all the word's threes, and none of the word's parts is absent there: were the word missing, the shortest of its missing
parts would be a minimal absent word. They are few (98 a power, beside 550 words of three), for a field seldom says the
same two characters in different company.

**Two characters are found by what begins with them**: words of three, which lie in one file, and for the end of a stretch the two themselves. Lists of
their own would be the longest of all, and say nothing that these do not.

**A list names places, not positions.** 行政 stands 15,930 times in a generated city of 8,346 records; the lists of what begins with it have 12 KB,
where a list of positions has 30 KB, and shifts with every edit. Words of four characters instead of absent ones would make the index
1.4 times as large, and still find 行政处罚法第三十条 where 行政许可法第三十条 and 行政处罚法第三十二条 stand together.

**What begins with the same two characters is in the same file**, so that a word of n characters asks for n - 2 files at most. One of more
than eight asks for every third, and if that leaves no more than a page of hits, reads their texts, which are shown anyway.

**People's words are looked up beside those of the law** (``everyday.yml``): who types 房产证 finds 不动产 as well. What has the very word is
counted by itself and comes first where both are equally good, so that exact stays exact. Where nothing has the whole of a question, its
characters, two by two, and the law's words for it tell what is nearest. The site's own pages are records too (``columns.py``), with the
telephones and hotlines that they name.

**A unit's segment knows nothing of other units.** Records are numbered inside their unit, so that an edit changes only the lists
of the words that it adds or takes away, and the file with the text. A file of the index is a function of its units' parts, and is
made again only when one of them has changed.

The city has 3.0 million characters to be found. Its segments take 2.6 seconds of one processor (40 ms a unit, each by itself), its files
0.3 seconds; after an edit of one text 13 files change, which takes 0.2. There are 1,024 files of words (1.5 KB compressed, in the median)
and 2,002 of texts (1.4 KB). First queries of 2 to 24 characters cost 45 to 100 KB compressed, scripts and a page of texts included, and answer
within 50 ms of the data's arrival; a sentence of forty characters that stands in more than twenty records costs up to 160 KB.
Where units share no sentences (half of all characters swapped, differently in each unit) files of words have 5 KB, and first queries
of up to forty characters cost 43 to 105 KB.
"""
