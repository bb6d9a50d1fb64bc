"""Everything said, thought or wanted in a report, by whom: the network of attributions put as sayings."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.attribution import Attribution, Speech
from dateline.extract.mentions import Mentions
from dateline.extract.phrases import Phrases
from dateline.extract.said_features import see
from dateline.extract.said_network import Network, Told
from dateline.extract.sentences import sentence_of
from dateline.extract.speech_shapes import claims_lives, is_unsaid
from dateline.model.quote import Quote
from dateline.model.survey import Saying
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "network:said"
"""Names the network in a claim's rules and in a saying's."""
_SURE, _CONTENT = 0.4, 0.45
"""Probabilities from which a word is a cue, and a word is content: chosen on held-out articles, see the card."""
_FOR_CLAIMS = 0.7


class Said:
    """Answers for one report; the network runs once, when first asked."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._doc = phrases.doc
        self._told: list[Told] | None = None

    def told(self) -> list[Told]:
        """Every cue with what belongs to it, in the text's order; cues with no content are left out."""
        if self._told is None:
            found = Network.default().read(see(self._doc, self._phrases.notes.quoted), _SURE, _CONTENT)
            self._told = [each for each in found if each.tokens]
        return self._told

    def sayings(self, mentions: Mentions, attribution: Attribution) -> Iterator[Saying]:
        """Each as a saying, with whom its source means."""
        for told in self.told():
            source = self._doc[told.source] if told.source is not None else None
            yield Saying(
                cue=self._phrases.notes.parsed.quote(told.cue, told.cue),
                content=tuple(self._quotes(told.tokens)),
                source=self._source(source) if source is not None else None,
                speaker=mentions.speaker(source, attribution.meant(source)) if source is not None else None,
                score=round(told.score, 3),
                rule=RULE,
            )

    def speech(self, token: "Token", attribution: Attribution) -> Speech | None:
        """Who a statement told at `token` rests on, where the network is sure and the cue is a word of saying."""
        if not any(word.pos_ == "VERB" and self._speaks(word) for word in sentence_of(token)):
            return None  # and the network need not run
        for told in sorted(self.told(), key=lambda it: abs(it.cue - token.i)):
            cue = self._doc[told.cue]
            if told.source is None or told.score < _FOR_CLAIMS or token.i not in told.tokens or not self._speaks(cue):
                continue
            if told.source in self._phrases.notes.time_at:  # "a monitor said Saturday"
                continue
            speakers = attribution.behind(self._doc[told.source])
            if speakers:
                stance = cues().speech_verbs[cue.lemma_.lower()]
                return Speech(cue=cue, speakers=tuple(speakers), stance=stance, rule=RULE)
        return None

    @staticmethod
    def _speaks(cue: "Token") -> bool:
        """Whether a word is one of saying wherever it stands, and something was said."""
        lemma = cue.lemma_.lower()
        speaks = lemma in cues().speech_verbs and lemma not in cues().needs_clause
        return speaks and not is_unsaid(cue) and not claims_lives(cue)

    def _source(self, head: "Token") -> Quote:
        """The source's phrase, unless its words lead elsewhere than its head."""
        first, last = self._phrases.span(head)
        whole = self._doc[first : last + 1].root == head
        return (
            self._phrases.notes.parsed.quote(first, last) if whole else self._phrases.notes.parsed.quote(head.i, head.i)
        )

    def _quotes(self, tokens: Sequence[int]) -> Iterator[Quote]:
        """Runs of content, with the punctuation between."""
        first = last = tokens[0]
        for i in tokens[1:]:
            if any(not self._doc[k].is_punct for k in range(last + 1, i)):
                yield self._phrases.notes.parsed.quote(first, last)
                first = i
            last = i
        yield self._phrases.notes.parsed.quote(first, last)
