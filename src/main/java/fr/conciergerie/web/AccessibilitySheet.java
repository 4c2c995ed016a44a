package fr.conciergerie.web;

import fr.conciergerie.web.csv.CsvFile;
import fr.conciergerie.web.csv.CsvRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * The audit of accessibility as it is kept with the product: each criterion of RGAA 4.1.2 with what we found, how we know and
 * since when, and the pages that were looked at. The statement is written from it; nothing in it is promised by hand.
 */
public record AccessibilitySheet(List<Criterion> criteria, List<Sampled> pages) {

    private static final String CRITERIA = "accessibility/rgaa-4.1.2.csv";
    private static final String PAGES = "accessibility/pages.csv";
    private static final String TEST = "test ";
    private static final int MOST_ROWS = 1_000;

    public AccessibilitySheet {
        criteria = List.copyOf(criteria);
        pages = List.copyOf(pages);
    }

    public static AccessibilitySheet kept() {
        return new AccessibilitySheet(
                rows(CRITERIA, "criterion", "subject", "verdict", "evidence", "judged", "remark_fr", "remark_en")
                        .stream()
                        .map(Criterion::read)
                        .toList(),
                rows(PAGES, "path", "page_fr", "page_en").stream()
                        .map(Sampled::read)
                        .toList());
    }

    /** What was found of a criterion, as the sheet writes it. */
    public enum Verdict {
        CONFORMING("C"),
        NOT_CONFORMING("NC"),
        NOT_APPLICABLE("NA"),
        /** Nobody has looked yet: it counts as not conforming. */
        NOT_JUDGED("?");

        private final String written;

        Verdict(String written) {
            this.written = written;
        }

        static Verdict read(String written) {
            return Arrays.stream(values())
                    .filter(it -> it.written.equals(written))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such verdict: " + written));
        }
    }

    /** How far the service conforms, in the words of the law. */
    public enum Conformity {
        FULL,
        PARTIAL,
        NONE
    }

    /**
     * One question of the reference, in our own words.
     *
     * @param number theme and place in it, {@code 8.7}
     * @param evidence {@code test <Class>.<method>} or {@code hand}; empty while nobody has looked
     */
    public record Criterion(
            String number,
            String subject,
            Verdict verdict,
            String evidence,
            String judged,
            Map<String, String> remarks) {

        static Criterion read(CsvRow row) {
            return new Criterion(
                    row.get("criterion"),
                    row.get("subject"),
                    Verdict.read(row.get("verdict")),
                    row.get("evidence"),
                    row.get("judged"),
                    Map.of("fr", row.get("remark_fr"), "en", row.get("remark_en")));
        }

        /** Whether a test that runs with every change holds it. */
        public boolean isTested() {
            return evidence.startsWith(TEST);
        }

        public String test() {
            return evidence.substring(TEST.length());
        }

        public String remark(Locale reader) {
            return Objects.requireNonNull(remarks.get(reader.getLanguage()));
        }
    }

    /** A page that was looked at, and what it is called. */
    public record Sampled(String path, Map<String, String> names) {

        static Sampled read(CsvRow row) {
            return new Sampled(row.get("path"), Map.of("fr", row.get("page_fr"), "en", row.get("page_en")));
        }

        public String name(Locale reader) {
            return Objects.requireNonNull(names.get(reader.getLanguage()));
        }
    }

    /** The criteria that conform among those that apply, in whole percents, never rounded up. */
    public int rate() {
        return 100 * count(Verdict.CONFORMING) / applicable();
    }

    public int count(Verdict verdict) {
        return (int) criteria.stream().filter(it -> it.verdict() == verdict).count();
    }

    public int applicable() {
        return criteria.size() - count(Verdict.NOT_APPLICABLE);
    }

    public Conformity conformity() {
        return count(Verdict.CONFORMING) == applicable()
                ? Conformity.FULL
                : 2 * count(Verdict.CONFORMING) >= applicable() ? Conformity.PARTIAL : Conformity.NONE;
    }

    public List<Criterion> with(Verdict verdict) {
        return criteria.stream().filter(it -> it.verdict() == verdict).toList();
    }

    /** The day on which somebody looked last. */
    public LocalDate judged() {
        return criteria.stream()
                .map(Criterion::judged)
                .filter(it -> !it.isEmpty())
                .map(LocalDate::parse)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<CsvRow> rows(String file, String... columns) {
        try {
            return CsvFile.read(
                            new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8),
                            MOST_ROWS,
                            Stream.of(columns).collect(Collectors.toMap(it -> it, it -> List.<String>of())))
                    .rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
