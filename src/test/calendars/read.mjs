// Reads the calendar files that are named, as a stranger's program does, and says what it found in them. Anything that it cannot make
// sense of, or would rather not have seen, is a failure.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const complaints = [];
const found = [];

function complain(file, words) {
  complaints.push(`${file}: ${words}`);
}

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  for (const line of text.split("\r\n")) {
    if (Buffer.byteLength(line) > 75) complain(file, `a line of more than 75 bytes: ${line}`);
    if (/[\r\n]/.test(line)) complain(file, "a line that ends otherwise");
  }
  let calendar;
  try {
    // Strict: a value that is not of its type is an error.
    ICAL.design.strict = true;
    calendar = new ICAL.Component(ICAL.parse(text));
  } catch (error) {
    complain(file, String(error));
    continue;
  }
  if (calendar.name !== "vcalendar") complain(file, `a ${calendar.name}`);
  if (calendar.getFirstPropertyValue("version") !== "2.0") complain(file, "no version");
  if (!calendar.getFirstPropertyValue("prodid")) complain(file, "nobody wrote it");
  const zones = new Map(calendar.getAllSubcomponents("vtimezone").map((it) => {
    const zone = new ICAL.Timezone(it);
    return [zone.tzid, zone];
  }));
  const names = new Set();
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    if (!event.uid || names.has(event.uid)) complain(file, `a name twice or not at all: ${event.uid}`);
    names.add(event.uid);
    for (const needed of ["dtstamp", "dtstart", "dtend", "summary", "sequence", "status"]) {
      if (component.getAllProperties(needed).length !== 1) complain(file, `${event.uid} without its ${needed}`);
    }
    for (const moment of ["dtstart", "dtend"]) {
      const told = component.getFirstProperty(moment)?.toJSON()[3];
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(told)) complain(file, `${event.uid} with ${moment} ${told}`);
    }
    const zone = zones.get(component.getFirstProperty("dtstart")?.getParameter("tzid"));
    if (!zone) {
      complain(file, `${event.uid} by a clock that the file does not know`);
      continue;
    }
    const begins = event.startDate.clone();
    begins.zone = zone;
    const ends = event.endDate.clone();
    ends.zone = zone;
    found.push({
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      begins: begins.toJSDate().toISOString().replace(".000", ""),
      ends: ends.toJSDate().toISOString().replace(".000", ""),
      method: calendar.getFirstPropertyValue("method") ?? "",
      status: component.getFirstPropertyValue("status"),
    });
  }
}

if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exit(1);
}
for (const it of found) {
  console.log([it.uid, it.sequence, it.begins, it.ends, it.method, it.status, it.summary].join("|"));
}
