package fr.conciergerie.privacy;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Members;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.RateLimits;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.audit.Audit;
import fr.conciergerie.web.audit.AuditWords;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.PersonalData.Attachment;
import fr.conciergerie.web.privacy.PersonalData.Coded;
import fr.conciergerie.web.privacy.PersonalData.Section;
import fr.conciergerie.web.privacy.Somebody;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is held about somebody, as one file for them to take away: a page to read, the same for programs, and their
 * pictures. Made on the spot, kept nowhere, and noted in the ledger.
 */
@Service
@Transactional
public class DataCopies {

    /** Enough for a slip; each is the whole history of somebody. */
    private static final RateLimits.Limit LIMIT = new RateLimits.Limit("privacy-copy", 5, Duration.ofHours(1));

    private final List<PersonalData> modules;
    private final Members members;
    private final RateLimits limits;
    private final Audit audit;
    private final AuditWords deeds;
    private final TemplateEngine templates;
    private final JsonMapper json;
    private final Clock clock;

    DataCopies(
            List<PersonalData> modules,
            Members members,
            RateLimits limits,
            Audit audit,
            AuditWords deeds,
            TemplateEngine templates,
            JsonMapper json,
            Clock clock) {
        this.modules = modules.stream()
                .sorted(Comparator.comparingInt(PersonalData::order))
                .toList();
        this.members = members;
        this.limits = limits;
        this.audit = audit;
        this.deeds = deeds;
        this.templates = templates;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.clock = clock;
    }

    /** A section of the page to read: nothing in it needs to be looked up any more. */
    public record CopiedSection(String title, List<List<Line>> entries) {}

    public record Line(String name, String value) {}

    /** The file, a ZIP. */
    public byte[] of(MemberId member, Words words) {
        limits.take(LIMIT, member.toString());
        var person = members.somebody(member);
        audit.note("privacy.copy-taken", member, Map.of());
        var sections = modules.stream()
                .flatMap(it -> it.about(person).stream())
                .filter(it -> !it.entries().isEmpty())
                .toList();
        return zipped(sections, files(person), words);
    }

    private List<Attachment> files(Somebody person) {
        return modules.stream().flatMap(it -> it.files(person).stream()).toList();
    }

    private byte[] zipped(List<Section> sections, List<Attachment> files, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(
                    zip,
                    words.say("privacy.copy.page"),
                    page(sections, files, words).getBytes(StandardCharsets.UTF_8));
            add(zip, words.say("privacy.copy.data"), json.writeValueAsBytes(forPrograms(sections)));
            for (var file : files) {
                add(zip, file.name(), file.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private String page(List<Section> sections, List<Attachment> files, Words words) {
        var html = new StringOutput();
        templates.render(
                "privacy/copy.jte",
                Map.of(
                        "words",
                        words,
                        "made",
                        words.momentWithYear(clock.instant(), words.zone()),
                        "sections",
                        sections.stream().map(it -> copied(it, words)).toList(),
                        "files",
                        files.stream().map(Attachment::name).toList()),
                html);
        return html.toString();
    }

    private CopiedSection copied(Section section, Words words) {
        var entries = section.entries().stream()
                .map(entry -> entry.values().entrySet().stream()
                        .map(it -> new Line(
                                words.say("privacy.column." + it.getKey()), said(it.getKey(), it.getValue(), words)))
                        .toList())
                .toList();
        return new CopiedSection(words.say("privacy.section." + section.code()), entries);
    }

    private String said(String name, Object value, Words words) {
        return switch (value) {
            // some of these sentences speak of what stands in the next line
            case Coded(var _, var key) -> words.say(key, "", "").strip();
            case Instant at -> words.momentWithYear(at, words.zone());
            case LocalDate day -> words.dateWithYear(day);
            case Money money -> words.money(money);
            case Boolean yes -> words.say(yes ? "privacy.yes" : "privacy.no");
            case String deed when name.equals("deed") -> deeds.sentence(words, deed);
            default -> value.toString();
        };
    }

    private Map<String, Object> forPrograms(List<Section> sections) {
        var all = new LinkedHashMap<String, Object>();
        all.put("madeAt", clock.instant().toString());
        for (var section : sections) {
            var entries = new ArrayList<Map<String, Object>>();
            section.entries().forEach(entry -> {
                var values = new LinkedHashMap<String, Object>();
                entry.values().forEach((name, value) -> values.put(name, plain(value)));
                entries.add(values);
            });
            all.put(section.code(), entries);
        }
        return all;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Coded(var code, var _) -> code;
            case Money money -> Map.of("cents", money.cents(), "currency", money.currency());
            case Instant at -> at.toString();
            case LocalDate day -> day.toString();
            default -> value;
        };
    }
}
