package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.HourEntry;
import fr.conciergerie.insertion.Hours;
import fr.conciergerie.insertion.PassIae;
import fr.conciergerie.insertion.PersonFile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything that is kept about one person, for that person. */
@Component
class OwnFile {

    private final Hours hours;
    private final JsonMapper json;
    private final Clock clock;

    OwnFile(Hours hours, JsonMapper json, Clock clock) {
        this.hours = hours;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.clock = clock;
    }

    /** As it is handed over. */
    private record Whole(Instant exportedAt, PersonFile file, List<PassEnd> passEnds, List<Day> hours) {}

    private record PassEnd(String number, LocalDate endsOn) {}

    private record Day(LocalDate day, int minutes, boolean validated, boolean counterEntry) {

        static Day of(HourEntry it) {
            return new Day(it.day(), it.minutes(), it.validated(), it.isCounterEntry());
        }
    }

    String of(PersonFile file) {
        return json.writeValueAsString(new Whole(
                clock.instant(),
                file,
                file.passes().stream().map(OwnFile::end).toList(),
                hours.of(file.id()).stream().map(Day::of).toList()));
    }

    private static PassEnd end(PassIae pass) {
        return new PassEnd(pass.spaced(), pass.endsOn());
    }
}
