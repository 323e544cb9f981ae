"""What is to be learned from (学习类): notices, cases and studies that units wrote, all of them by date, and each on a page of its own."""

from collections.abc import Iterator

from generator import address
from generator.exports import places
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.public import Dossier, PublicJurisdiction
from generator.shelves import Shelves
from generator.vocabulary import label


def of_city(shelves: Shelves) -> Iterator[Draft]:
    publisher = shelves.city.jurisdiction.publisher.name
    for leaf in leaves(address.LEARNING, shelves.lessons):
        yield Draft(
            address=leaf.here,
            kind="learning",
            title=f"警示学习{leaf.suffix}",
            description="通报、案例和学习材料：哪里出过问题，怎样防住，有关哪项职权、哪项制度。",
            template="learning.html.j2",
            values={"leaf": leaf, "feed": places.LEARNING_FEED},
            metadata=Metadata("警示学习", max((x.link.date for x in leaf.items), default=shelves.latest), publisher),
        )


def of_unit(dossier: Dossier, _jurisdiction: PublicJurisdiction) -> Iterator[Draft]:
    for lesson in dossier.lessons:
        yield Draft(
            address=address.lesson(lesson.key),
            kind="lesson",
            title=lesson.title,
            description=lesson.summary,
            template="lesson.html.j2",
            values={"lesson": lesson},
            metadata=Metadata(
                "警示学习", lesson.date, dossier.unit.name, keywords=(label("lessonKind", lesson.kind), lesson.title)
            ),
        )
