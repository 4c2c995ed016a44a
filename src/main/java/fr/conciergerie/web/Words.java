package fr.conciergerie.web;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Word;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** How we speak to one reader: sentences in their language, amounts, days and hours as people say them. */
public final class Words {

    private static final String MARKS = ":;!?»%€";

    private static final Pattern FIRST_OF_A_MONTH = Pattern.compile("\\b1 (?=\\p{L})");

    private final MessageSource sentences;
    private final Locale locale;
    private final DayClock dayClock;
    private final @Nullable Words paper;
    private final Map<String, DateTimeFormatter> formats = new ConcurrentHashMap<>();

    /** Sentences into which nothing is put: a page says a hundred of them. */
    private final Map<String, String> same = new ConcurrentHashMap<>();

    private final DecimalFormat amounts;
    private final NearDays near;

    Words(MessageSource sentences, Locale locale, DayClock dayClock) {
        this(sentences, locale, dayClock, new Words(sentences, locale, dayClock, null));
    }

    private Words(MessageSource sentences, Locale locale, DayClock dayClock, @Nullable Words paper) {
        this.sentences = sentences;
        this.locale = locale;
        this.dayClock = dayClock;
        this.paper = paper;
        amounts = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
        near = new NearDays(
                locale,
                sentences.getMessage("web.day.today", null, locale),
                sentences.getMessage("web.day.tomorrow", null, locale));
    }

    public Locale locale() {
        return locale;
    }

    /** The same for paper and for letters, which are read on another day: each day has its weekday and its year. */
    public Words onPaper() {
        return paper == null ? this : paper;
    }

    private boolean isPaper() {
        return paper == null;
    }

    /** The zone in which a moment is told when nothing says which. */
    public ZoneId zone() {
        return dayClock.zone();
    }

    /**
     * The sentence behind the key; a missing one is a programming error. Two days of one sentence both have their year as soon as
     * one of them is not of this year, and before a day that is told by a word there is no article ({@link NearDays}).
     */
    public String say(String key, @Nullable Object... arguments) {
        if (arguments.length > 0) {
            return said(key, arguments);
        }
        var always = same.get(key);
        return always == null ? same.computeIfAbsent(key, this::said) : always;
    }

    private String said(String key, @Nullable Object... arguments) {
        boolean withYear = areOfSeveralYears(arguments);
        var shown = Arrays.stream(arguments)
                .map(it -> withYear && it instanceof LocalDate day ? dateWithYear(day) : argument(it))
                .map(it -> it instanceof String words ? near.marked(words) : it)
                .toArray();
        var sentence = near.joined(sentences.getMessage(key, shown, locale));
        return locale.equals(Locale.FRENCH) ? unbroken(sentence) : sentence;
    }

    /** Why something was refused, and what to do. */
    public String say(Refused refused) {
        return say(refused.key(), refused.arguments().toArray());
    }

    /** The word for one constant: {@code orders.status} and {@code AT_PARTNER} give {@code orders.status.at-partner}. */
    public String word(String prefix, Enum<?> constant) {
        return say(prefix + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** What an operator wrote, which is French whoever reads it: for pages and papers, that they say so to a screen reader. */
    public String french(@Nullable String written) {
        if (written == null) {
            return "";
        }
        return locale.equals(Locale.FRENCH) ? written : ForeignWords.marked(written);
    }

    /** {@code 12,50 €}, with narrow spaces that do not break. */
    public String money(Money money) {
        var format = (DecimalFormat) amounts.clone();
        format.setCurrency(Currency.getInstance(money.currency()));
        return format.format(money.amount()).replace('\u00a0', '\u202f');
    }

    /** Today, tomorrow, or the weekday and the date, with the year only when it is not this one. */
    public String day(LocalDate day) {
        if (isPaper()) {
            return dateWithYear(day);
        }
        var today = dayClock.today();
        if (day.equals(today)) {
            return say("web.day.today");
        }
        if (day.equals(today.plusDays(1))) {
            return say("web.day.tomorrow");
        }
        return written(day, day.getYear() == today.getYear() ? "web.day.pattern" : "web.day.pattern-with-year");
    }

    /** {@code jeu. 26 nov.}, where there is little room. */
    public String shortDay(LocalDate day) {
        if (isPaper()) {
            return shortDateWithYear(day);
        }
        var thisYear = dayClock.today().getYear();
        return written(day, day.getYear() == thisYear ? "web.day.short-pattern" : "web.day.short-pattern-with-year");
    }

    /** The weekday and the date, whenever it is read: what is written today may be opened tomorrow. */
    public String date(LocalDate day) {
        if (isPaper()) {
            return dateWithYear(day);
        }
        var thisYear = dayClock.today().getYear();
        return written(day, day.getYear() == thisYear ? "web.day.pattern" : "web.day.pattern-with-year");
    }

    /** The same with the year, for paper that is kept. */
    public String dateWithYear(LocalDate day) {
        return written(day, "web.day.pattern-with-year");
    }

    /** The date and the year without the weekday, where only the date matters: {@code 1er janvier 2015}. */
    public String plainDate(LocalDate day) {
        return written(day, "web.day.plain-pattern");
    }

    /** {@code jeu. 26 nov. 2026}, for paper where there is little room. */
    public String shortDateWithYear(LocalDate day) {
        return written(day, "web.day.short-pattern-with-weekday-and-year");
    }

    public String momentWithYear(Instant instant, ZoneId where) {
        var there = instant.atZone(where);
        return say("web.moment", dateWithYear(there.toLocalDate()), time(there.toLocalTime()));
    }

    public String time(LocalTime time) {
        return formatted("web.time.pattern").format(time);
    }

    /** A day and an hour, told where it happened. */
    public String moment(Instant instant, ZoneId where) {
        var there = instant.atZone(where);
        return say("web.moment", day(there.toLocalDate()), time(there.toLocalTime()));
    }

    /** French counts the first day of a month and no other. */
    private String written(LocalDate day, String pattern) {
        var shown = formatted(pattern).format(day);
        return locale.equals(Locale.FRENCH) && day.getDayOfMonth() == 1
                ? FIRST_OF_A_MONTH.matcher(shown).replaceFirst("1er ")
                : shown;
    }

    private DateTimeFormatter formatted(String pattern) {
        return formats.computeIfAbsent(pattern, it -> DateTimeFormatter.ofPattern(say(it), locale));
    }

    /** French sets a space before these marks, at which a line must not end. */
    private static String unbroken(String sentence) {
        var unbroken = new StringBuilder(sentence);
        for (int at = sentence.indexOf(' '); at >= 0; at = sentence.indexOf(' ', at + 1)) {
            boolean opens = at > 0 && sentence.charAt(at - 1) == '«';
            if (opens || at + 1 < sentence.length() && MARKS.indexOf(sentence.charAt(at + 1)) >= 0) {
                unbroken.setCharAt(at, '\u00a0');
            }
        }
        return unbroken.toString();
    }

    private boolean areOfSeveralYears(@Nullable Object... arguments) {
        var days = Arrays.stream(arguments)
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .toList();
        if (days.size() < 2) {
            return false;
        }
        int thisYear = dayClock.today().getYear();
        return days.stream().anyMatch(it -> it.getYear() != thisYear);
    }

    private @Nullable Object argument(@Nullable Object argument) {
        return switch (argument) {
            case Word word -> say(word.key());
            case Money money -> money(money);
            case LocalDate day -> day(day);
            case LocalTime time -> time(time);
            case Instant instant -> moment(instant, dayClock.zone());
            case ZonedDateTime moment -> moment(moment.toInstant(), moment.getZone());
            case null, default -> argument;
        };
    }
}
