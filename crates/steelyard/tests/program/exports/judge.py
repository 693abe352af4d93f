"""Judges what the program gives away by programs of others: OSCAL, CycloneDX, security.txt.

Must stay true: it knows nothing of Steelyard; the models and schemas are those that the packages carry.
"""

import json
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from sectxt import Parser
from trestle.oscal.assessment_results import Model as AssessmentResults
from trestle.oscal.component import Model as ComponentDefinition


def oscal(model):
    """The models are made of the published schema and forbid what it does not know."""

    def judged(content):
        model.model_validate_json(content)
        return []

    return judged


def bill(content):
    told = JsonStrictValidator(SchemaVersion.V1_6).validate_str(content.decode())
    return [str(told)] if told else []


def contact(content):
    return [f"{it['code']}: {it['message']}" for it in Parser(content).errors]


JUDGES = {
    "component-definition.json": oscal(ComponentDefinition),
    "assessment-results.json": oscal(AssessmentResults),
    "sbom.json": bill,
    "security.txt": contact,
}

faults = {}
for path in sys.argv[1:]:
    name = path.rsplit("/", 1)[-1]
    with open(path, "rb") as file:
        content = file.read()
    try:
        faults[name] = JUDGES[name](content)
    except ValueError as why:
        faults[name] = [str(why)]
print(json.dumps(faults))
