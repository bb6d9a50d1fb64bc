"""Decides which place the words of a report mean, and says why; refuses rather than give a wrong point."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from dateline.model.claim import PlaceMention
from dateline.model.resolution import PlaceCandidate, PlaceRef, Precision
from dateline.resolve.places import story as context
from dateline.resolve.places.fold import fold
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.hints import party_hints, provincial_hints, town_hints, with_hints
from dateline.resolve.places.place import Kind, Match, Place
from dateline.resolve.places.ranking import Hints, Ranked, chances_of, is_of_town, provinces_of, rank
from dateline.resolve.places.reasons import why, why_not
from dateline.resolve.places.rows import provincial
from dateline.resolve.places.story import StoryPlaces
from dateline.resolve.places.wider import with_province
from dateline.resolve.places.words import PlaceWords
from dateline.vocab.countries import Countries

_MAX_CANDIDATES = 5
_ROUNDS = 2
_SURE = 1.0  # a lead of one point in the score makes a name an anchor for the others
_SAME_NAME_LIKENESS = 0.93  # share of letters in place; lower invents places
_SAME_NAME_LIKENESS_BESIDE = 0.85  # enough where the text names the province beside it
_WITHOUT_MARKS = 0.75  # of a likeness: "Córdova" is not Cordova
_LONG_NAME = 6  # letters
_FAMOUS = 150_000  # people: known abroad without its country being said
_FOLDED_VOTE = 0.5  # of a vote: a name that only the romanised-Arabic fold finds may be another place's
_ELSEWHERE_VOTE = 0.5  # a name that no country of the report knows may be a place there that no list has
_TOWN_WITHOUT_CONTEXT = 15_000
_NEIGHBOUR = 0.3
_FAR_BETTER_KNOWN = 10
_EVEN = 0.5  # abroad, a name must rather mean this place than all others of the name together

_PRECISION: Mapping[Kind, Precision] = {
    Kind.COUNTRY: Precision.COUNTRY,
    Kind.PROVINCE: Precision.PROVINCE,
    Kind.REGION: Precision.PROVINCE,
    Kind.WIDE: Precision.NONE,
    Kind.DISTRICT: Precision.DISTRICT,
    Kind.SUBDISTRICT: Precision.DISTRICT,
    Kind.AREA: Precision.DISTRICT,
    Kind.TOWN: Precision.TOWN,
    Kind.SITE: Precision.EXACT,
}


class PlaceResolver:
    """Resolves the place words of reports, one report's context at a time."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._words = gazetteer.words

    def story(self, text: str, mentions: Sequence[PlaceMention]) -> StoryPlaces:
        """Gather one report's context: its country, the wider places beside names, and the places that are certain."""
        beside = context.beside(text, mentions, self._gazetteer)
        words = context.country_words(text)
        abroad = self._words.act_abroad
        by_name: dict[str, PlaceMention] = {}
        for mention in mentions:
            by_name.setdefault(fold(mention.words), mention)
        named = frozenset(words)
        empty = StoryPlaces(country=None, weights={}, named=named, beside=beside)
        rankings = {key: self._ranking(item, empty) for key, item in by_name.items()}
        country, weights = context.weigh(words, [_vote(item, named, elsewhere=1.0) for item in rankings.values()])
        spoken = named
        if country not in named - abroad:  # none that it names leads: provinces and parties say more than a lone name
            in_provinces = provincial_hints(text, by_name, self._gazetteer)
            in_towns = town_hints(text, by_name, self._gazetteer)
            hinted = frozenset({*in_provinces, *in_towns})
            words = {land: weight for land, weight in words.items() if not self._is_shared(land, by_name, hinted)}
            words = with_hints(words, in_provinces, in_towns, party_hints(text))
            named = (named & words.keys()) | in_provinces.keys() | in_towns.keys()
            spoken = frozenset(words)
            country, weights = context.weigh(words, [_vote(item, spoken) for item in rankings.values()])
        rows = provincial(text, mentions, self._gazetteer)
        story = StoryPlaces(country=country, weights=weights, named=named, beside=beside, provincial=rows)
        for round_ in range(_ROUNDS):
            rankings = {key: self._ranking(item, story) for key, item in by_name.items()}
            anchors = {
                key: ranked[0].match.place
                for key, ranked in rankings.items()
                if ranked and context.is_anchor(ranked[0].match.place) and (round_ > 0 or _is_sure(ranked))
            }
            provinces = {key: provinces_of(ranked) for key, ranked in rankings.items() if ranked}
            votes = [_vote(item, spoken) for item in rankings.values()]
            country, weights = context.weigh(words, votes)
            story = StoryPlaces(
                country=country,
                weights=weights,
                named=named,
                hinted=spoken,
                beside=beside,
                anchors=anchors,
                provinces=provinces,
                provincial=rows,
            )
        return story

    def resolve(self, mention: PlaceMention, story: StoryPlaces) -> PlaceRef:
        """Resolve one mention in its report. No coordinates when no place fits; the reason says why, either way."""
        key = (
            fold(mention.words), mention.feature, mention.relation, mention.within,
            mention.distance_km, mention.distance_from, mention.quote.start in story.provincial,
        )  # fmt: skip
        found = story.known.get(key)
        if found is None:
            found = self._decide(mention, story)
            if found.place_id is None:
                found = with_province(found, self._hints(mention, story).within, story.country, self._gazetteer)
            story.known[key] = found
        return replace(found, quote=mention.quote, name=found.name)

    def _is_shared(self, country: str, asked: Container[str], hinted: Container[str]) -> bool:
        """Whether the name of a country is itself asked about and is a town's too, in a country of other hints."""
        place = self._gazetteer.country(country)
        if place is None or fold(place.name) not in asked:
            return False
        others = (match.place for match in self._gazetteer.find(place.name) if match.how == "name")
        return any(
            it.kind is Kind.TOWN
            and it.country != country
            and it.country in hinted
            and it.population >= _TOWN_WITHOUT_CONTEXT
            for it in others
        )

    def _hints(self, mention: PlaceMention, story: StoryPlaces) -> Hints:
        _, feature = self._bare(mention)
        feature = feature or ("province" if mention.quote.start in story.provincial else None)
        beside = () if mention.within else story.beside.get(fold(mention.words), ())
        return Hints(
            feature=feature,
            within=tuple(dict.fromkeys((*mention.within, *beside))),
            distance_km=mention.distance_km,
            distance_from=mention.distance_from,
        )

    def _bare(self, mention: PlaceMention) -> tuple[str, str | None]:
        """Part the words into a name that a gazetteer can have, and the class of the class word said with it."""
        features = self._words.features
        word = (mention.feature or "").casefold()
        feature = features.get(word) or features.get(word.split()[-1] if word else "")
        words = mention.words.split()
        find = self._gazetteer.find
        while len(words) > 1 and words[0].casefold() in self._words.directions and not find(" ".join(words)):
            words = words[1:]
        if len(words) > 1 and words[-1].casefold() in features and not find(" ".join(words)):
            feature, words = feature or features[words[-1].casefold()], words[:-1]
        return " ".join(words), feature

    def _matches(self, mention: PlaceMention, story: StoryPlaces, hints: Hints) -> Sequence[Match]:
        name, feature = self._bare(mention)
        if feature == "site":
            whole = self._gazetteer.find(f"{name} {mention.feature or ''}")
            if whole:
                return whole
        matches: Sequence[Match] = self._gazetteer.find(name)
        if mention.feature == "city":  # "Mexico City", "the city of Quebec"
            whole = tuple(match for match in self._gazetteer.find(f"{name} City") if match.how == "name")
            matches = (*whole, *(match for match in matches if match.place.row not in {it.place.row for it in whole}))
        if not matches or Countries.default().by_demonym(name):
            matches = self._by_demonym(name) or matches
        if matches or not story.country:
            return _as_accented(name, matches)
        if hints.within:
            like = self._gazetteer.find_like(name, story.country, _SAME_NAME_LIKENESS_BESIDE)
            ranked = rank(like, hints, story, self._gazetteer)
            inside = [item.match for item in ranked if item.is_within]
            if inside:
                return inside[:1]
        return self._gazetteer.find_like(name, story.country, _SAME_NAME_LIKENESS)

    def _by_demonym(self, name: str) -> tuple[Match, ...]:
        """Read "Syrian" as Syria: "Syrian territory", "the Syrian coast"."""
        country = Countries.default().by_demonym(name)
        place = self._gazetteer.country(country.iso2) if country else None
        if place is not None:
            return (Match(place=place, how="demonym", likeness=1.0),)
        region = self._words.demonyms.get(name)
        return self._gazetteer.find(region) if region else ()

    def _ranking(self, mention: PlaceMention, story: StoryPlaces) -> list[Ranked]:
        hints = self._hints(mention, story)
        return rank(self._matches(mention, story, hints), hints, story, self._gazetteer, but=fold(mention.words))

    def _decide(self, mention: PlaceMention, story: StoryPlaces) -> PlaceRef:
        ranked = self._ranking(mention, story)
        if not ranked:
            return PlaceRef(quote=mention.quote, name=mention.words, reason="in no gazetteer")
        candidates = _candidates(ranked)
        if self._bare(mention)[1] == "quarter":
            ranked = [item for item in ranked if item.is_within or is_of_town(item.match.place, story.anchors.values())]
            if not ranked:
                reason = (
                    "a quarter of a town; the places of that name that are known are not near a town the report names"
                )
                return PlaceRef(quote=mention.quote, name=mention.words, reason=reason, candidates=candidates)
        if not story.named and story.country is None and _better_known(ranked):
            reason = why_not(ranked, story, self._gazetteer)
            return PlaceRef(quote=mention.quote, name=mention.words, reason=reason, candidates=candidates)
        best = next((item for item in ranked if self._is_acceptable(item, ranked, story, fold(mention.words))), None)
        if best is None or (best is not ranked[0] and ranked[0].score - best.score > _SURE):
            reason = why_not(ranked, story, self._gazetteer)
            return PlaceRef(quote=mention.quote, name=mention.words, reason=reason, candidates=candidates)
        place = best.match.place
        has_point = place.point is not None and place.kind is not Kind.WIDE
        return PlaceRef(
            quote=mention.quote,
            name=place.name,
            place_id=place.place_id,
            admin1=place.admin1,
            country=place.country,
            latitude=place.latitude if has_point else None,
            longitude=place.longitude if has_point else None,
            precision=self._precision(mention, place) if has_point else Precision.NONE,
            reason=why(mention.words, best, ranked, story, self._gazetteer),
            candidates=candidates if len(candidates) > 1 or not has_point else (),
        )

    def _is_acceptable(self, item: Ranked, ranked: Sequence[Ranked], story: StoryPlaces, key: str) -> bool:
        """Say whether there is enough to place a name here: a far homonym must not win for want of a near one."""
        place = item.match.place
        if item.is_within or place.kind in {Kind.COUNTRY, Kind.REGION, Kind.WIDE}:
            return True
        abroad = story.country is not None and place.country != story.country
        is_spoken_of = story.speaks_of(place.country, but=key, place=place)
        bears_it = any(other.match.how == "name" and other.match.place.kind is Kind.TOWN for other in ranked)
        lesser = item.match.how == "arabic" or (item.match.how == "alias" and bears_it)  # a past name or a mistake
        if abroad and lesser and not is_spoken_of:
            return False
        chance = chances_of(ranked)[ranked.index(item)]
        if abroad and (item.match.how == "arabic" or chance < _EVEN):
            return place.population >= _FAMOUS and chance >= _EVEN
        if item.nearness >= _NEIGHBOUR:
            return True
        scene = story.named - self._words.act_abroad
        is_sole = bool(story.named) and _is_sole(ranked, key)  # a lesser name, but of no place elsewhere
        elsewhere = bool(scene) and place.country not in story.named  # "Afghan forces" in a town known in Brazil
        if place.country == story.country:  # a village alone makes none the story's by a lesser name, or elsewhere
            own = (item.match.how != "alias" or is_sole) and not elsewhere
            return is_spoken_of or own or place.population >= _TOWN_WITHOUT_CONTEXT
        if item.match.how in {"arabic", "fuzzy"}:  # another spelling in another country is another place
            return is_spoken_of and (story.country is None or place.population >= _FAMOUS)
        if story.country is None:
            lands = {other.match.place.country for other in ranked}
            hinted = place.country in story.hinted and chance >= _EVEN
            alone = (item.match.how == "name" and (len(lands) == 1 or hinted)) or is_sole
            return (alone and not elsewhere) or is_spoken_of or place.population >= _TOWN_WITHOUT_CONTEXT
        if place.population >= _FAMOUS and item.match.how == "name":
            return True
        return is_spoken_of and (place.kind is Kind.PROVINCE or item.match.how == "name")

    def _precision(self, mention: PlaceMention, place: Place) -> Precision:
        precision = _PRECISION[place.kind]
        is_point = precision in {Precision.TOWN, Precision.EXACT}
        if is_point and mention.relation in {"near", "outskirts", "route"}:
            return Precision.NEAR
        _, feature = self._bare(mention)
        if place.kind is Kind.TOWN and feature in {"site", "province", "district", "area"}:
            return Precision.NEAR  # the airport of a town, its countryside: close by, not in it
        return precision


def precision_of(place: Place) -> Precision:
    """How exactly a place is known that is meant as a whole."""
    return _PRECISION[place.kind]


def _as_accented(name: str, matches: Sequence[Match]) -> Sequence[Match]:
    """Hold the marks of a name for meant: with a place of just that spelling, those without its marks fit less."""
    plain = name.casefold()
    if plain.isascii() or all(match.place.name.casefold() != plain for match in matches):
        return matches
    return [
        match if match.place.name.casefold() == plain else replace(match, likeness=match.likeness * _WITHOUT_MARKS)
        for match in matches
    ]


def _better_known(ranked: Sequence[Ranked]) -> bool:
    """Whether a place in another country has ten times the people of the best, and nothing beside the name decides."""
    best = ranked[0]
    return not best.is_within and any(
        item.match.place.country != best.match.place.country
        and item.match.how == "name"
        and item.match.place.population >= _FAR_BETTER_KNOWN * max(best.match.place.population, 1)
        for item in ranked[1:]
    )


def _is_sole(ranked: Sequence[Ranked], key: str) -> bool:
    """Whether a name of some length is known in one country alone."""
    return len(key) >= _LONG_NAME and len({item.match.place.country for item in ranked}) == 1


def _is_sure(ranked: Sequence[Ranked]) -> bool:
    return len(ranked) == 1 or ranked[0].score - ranked[1].score >= _SURE


def _vote(ranked: Sequence[Ranked], named: frozenset[str], *, elsewhere: float = _ELSEWHERE_VOTE) -> dict[str, float]:
    """Let a name vote for the countries it can be in; only for those that the report names, if it names one of them."""
    fitting = [item for item in ranked if item.is_within or item.match.place.country in named]
    scene = named - PlaceWords.default().act_abroad
    weight = elsewhere if scene and not fitting else 1.0
    can_be = fitting or ranked
    votes: dict[str, float] = {}
    for item, chance in zip(can_be, chances_of(can_be), strict=True):
        country = item.match.place.country
        if country:
            folded = _FOLDED_VOTE if item.match.how == "arabic" else 1.0
            votes[country] = votes.get(country, 0.0) + chance * weight * folded
    return votes


def _candidates(ranked: Sequence[Ranked]) -> tuple[PlaceCandidate, ...]:
    pairs = zip(ranked, chances_of(ranked), strict=True)
    return tuple(
        PlaceCandidate(
            place_id=place.place_id, name=place.name, admin1=place.admin1, country=place.country,
            latitude=place.point[0], longitude=place.point[1], score=round(chance, 3),
        )
        for item, chance in pairs
        if (place := item.match.place).point is not None
    )[:_MAX_CANDIDATES]  # fmt: skip
