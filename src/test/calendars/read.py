"""Reads the calendar files that are named, as a stranger's program does, and says what it found in them.

Anything that it cannot make sense of, or would rather not have seen, is a failure: a warning is one too.
"""
import sys
import warnings
from datetime import timezone

from icalendar import Calendar

warnings.simplefilter("error")
complaints = []
found = []


def utc(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


for name in sys.argv[1:]:
    with open(name, "rb") as file:
        text = file.read()
    try:
        calendar = Calendar.from_ical(text)
    except Exception as error:  # whatever it is, it is to be told
        complaints.append(f"{name}: {error!r}")
        continue
    for component in calendar.walk():
        for field, error in component.errors:
            complaints.append(f"{name}: {component.name} {field}: {error}")
        for needed in component.required:
            if needed not in component:
                complaints.append(f"{name}: {component.name} without {needed}")
        for once in component.singletons:
            if isinstance(component.get(once), list):
                complaints.append(f"{name}: {component.name} with {once} twice")
    # The clocks as the file itself tells them, and not as this program knows them by their names.
    clocks = {str(it["TZID"]): it.to_tz() for it in calendar.walk("VTIMEZONE")}
    for event in calendar.walk("VEVENT"):
        begins, ends = event["DTSTART"], event["DTEND"]
        clock = clocks[begins.params["TZID"]]
        found.append("|".join([
            str(event["UID"]),
            str(event["SEQUENCE"]),
            utc(clock.localize(begins.dt.replace(tzinfo=None))),
            utc(clock.localize(ends.dt.replace(tzinfo=None))),
            str(calendar.get("METHOD", "")),
            str(event["STATUS"]),
            str(event["SUMMARY"]),
        ]))

if complaints:
    sys.exit("\n".join(complaints))
print("\n".join(found))
