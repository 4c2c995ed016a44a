package fr.conciergerie.web;

import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Word;
import fr.conciergerie.web.pictures.QrCode;
import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** What every template knows of the page it draws: who reads, in which language, and where they are. */
public final class Page {

    private final Pages frame;
    private final Words words;
    private final @Nullable Actor actor;
    private final @Nullable CsrfToken csrf;
    private final @Nullable Flash flash;
    private final @Nullable FilledForm filled;
    private final HeldForm.@Nullable Waiting waiting;
    private final String path;
    private final @Nullable String back;
    private final boolean guided;
    private final String requestId;
    private boolean errorsShown;
    private @Nullable FilledForm resumed;

    Page(
            Pages frame,
            Words words,
            @Nullable Actor actor,
            @Nullable CsrfToken csrf,
            @Nullable Flash flash,
            @Nullable FilledForm filled,
            HeldForm.@Nullable Waiting waiting,
            String path,
            @Nullable String back,
            boolean guided,
            String requestId) {
        this.frame = frame;
        this.words = words;
        this.actor = actor;
        this.csrf = csrf;
        this.flash = flash;
        this.filled = filled;
        this.waiting = waiting;
        this.path = path;
        this.back = back;
        this.guided = guided;
        this.requestId = requestId;
    }

    public String say(String key, @Nullable Object... arguments) {
        return words.say(key, arguments);
    }

    public String word(String prefix, Enum<?> constant) {
        return words.word(prefix, constant);
    }

    /** What an operator wrote, which is French whoever reads it: it is said to be so where it is written out. */
    public String french(@Nullable String written) {
        return words.french(written);
    }

    /** What was pointed at and what was said besides, in a row. */
    public String remarks(List<Word> kinds, @Nullable String words) {
        return Stream.concat(
                        kinds.stream().map(it -> say(it.key())),
                        Stream.ofNullable(words).map(this::french))
                .collect(Collectors.joining(", "));
    }

    /** The language of words that are not the page's, for an element that holds nothing else; null for the page's own. */
    public @Nullable String languageOf(String words) {
        return ForeignWords.areIn(words) ? Locale.FRENCH.getLanguage() : null;
    }

    /** A sentence about what operators wrote: a service, a site, a client. */
    public String sayAbout(String key, List<?> about) {
        return say(
                key,
                about.stream()
                        .map(it -> it instanceof String written ? french(written) : it)
                        .toArray());
    }

    public String money(Money money) {
        return words.money(money);
    }

    public String day(LocalDate day) {
        return words.day(day);
    }

    public String shortDay(LocalDate day) {
        return words.shortDay(day);
    }

    public String time(LocalTime time) {
        return words.time(time);
    }

    public String moment(Instant instant, ZoneId where) {
        return words.moment(instant, where);
    }

    public Words words() {
        return words;
    }

    public Locale locale() {
        return words.locale();
    }

    /** Whether there is a mail server: what is sent waits otherwise, and whoever says "sent" says so. */
    public boolean mailLeaves() {
        return frame.mailLeaves();
    }

    /** The languages that we speak besides this one. */
    public List<Locale> otherLanguages() {
        return Dictionary.LANGUAGES.stream().filter(it -> !it.equals(locale())).toList();
    }

    public ZoneId zone() {
        return words.zone();
    }

    void errorsAreShown() {
        errorsShown = true;
    }

    /** What is off with a form that is not on the page any more, so that it is not kept from the reader. */
    public FormErrors unshownErrors() {
        return filled == null || errorsShown ? FormErrors.NONE : filled.errors();
    }

    /** Who reads; null when nobody has signed in. */
    public @Nullable Actor actor() {
        return actor;
    }

    public boolean is(Role role) {
        return actor != null && actor.is(role);
    }

    public @Nullable CsrfToken csrf() {
        return csrf;
    }

    public @Nullable Flash flash() {
        return flash;
    }

    public String path() {
        return path;
    }

    /** The only form of a page, by where it is sent to. */
    public PageForm form(String action) {
        return form(action, "");
    }

    /**
     * One of several forms of a page.
     *
     * @param id what the ids of its fields begin with
     */
    public PageForm form(String action, String id) {
        var cameBack = filled != null && filled.errors().any() && path.equals(action);
        return new PageForm(this, action, id, cameBack ? filled : resumed(action));
    }

    /** What was typed into a form before its session was over, wherever that form is met again. */
    private @Nullable FilledForm resumed(String action) {
        if (waiting == null || !waiting.form().action().equals(action)) {
            return null;
        }
        if (resumed == null) {
            resumed = waiting.take();
        }
        return resumed;
    }

    /** What a page consists of; drawn at once where a form may be met in it that waits to be filled in. */
    public Content drawn(Content content) {
        return waiting == null ? content : HtmlOutput.drawn(content);
    }

    /** Whether what somebody typed before their session was over still waits, for a form below this page. */
    public boolean formWaits() {
        return waiting != null && resumed == null && waiting.form().page().startsWith(path);
    }

    /** The page of ours that the reader comes from; null when they come from elsewhere. */
    public @Nullable String back() {
        return back;
    }

    public String requestId() {
        return requestId;
    }

    /** A pictogram of Bootstrap Icons, for the eye only: a word always stands beside it. */
    public Content icon(String name) {
        return frame.icon(name);
    }

    /** The address of one of our static files, or of a file of a WebJar ({@code webjars/…}), that may be kept for ever. */
    public String asset(String file) {
        return frame.asset(file);
    }

    public Content qr(String text) {
        var svg = QrCode.svg(text);
        return output -> output.writeContent(svg);
    }

    public List<MenuEntry> menu() {
        return actor == null ? List.of() : frame.menu(actor);
    }

    /** Whether this page belongs to that place: of several that lead here, the nearest. */
    public boolean isIn(MenuEntry place) {
        return place.leadsTo(path())
                && menu().stream()
                        .filter(it -> it.leadsTo(path()))
                        .noneMatch(it -> it.path().length() > place.path().length());
    }

    /** Whom an agent may call or write to; null for everybody else, and where the operator has not said it. */
    public @Nullable Contact contact() {
        return actor != null && actor.is(Role.MEMBER) ? frame.contact(actor.operatorId()) : null;
    }

    /** How far a new operator has got, for a manager whom the guide goes along with; null for everybody else. */
    public @Nullable SetUp setUp() {
        return guided && is(Role.MANAGER) ? frame.setUp() : null;
    }

    /** Whether all of this is make-believe, which every page then says. */
    public boolean demo() {
        return frame.demo();
    }
}
