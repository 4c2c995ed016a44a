package fr.conciergerie.web;

import fr.conciergerie.shared.OperatorId;
import gg.jte.Content;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the {@link Page} of a request: the one place that knows where its parts come from. */
@Component
class Pages {

    private final Dictionary dictionary;
    private final ReadersLanguage language;
    private final Icons icons;
    private final List<Menu> menus;
    private final ResourceUrlProvider resources;
    private final ObjectProvider<Contacts> contacts;
    private final ObjectProvider<MailWay> mail;
    private final ObjectProvider<BrowserMark> mark;
    private final SetUpGuide guide;
    private final boolean demo;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    Pages(
            Dictionary dictionary,
            ReadersLanguage language,
            Icons icons,
            List<Menu> menus,
            ResourceUrlProvider mvcResourceUrlProvider,
            ObjectProvider<Contacts> contacts,
            ObjectProvider<MailWay> mail,
            ObjectProvider<BrowserMark> mark,
            SetUpGuide guide,
            @Value("${conciergerie.demo:false}") boolean demo) {
        this.dictionary = dictionary;
        this.language = language;
        this.icons = icons;
        this.menus = menus;
        this.resources = mvcResourceUrlProvider;
        this.contacts = contacts;
        this.mail = mail;
        this.mark = mark;
        this.guide = guide;
        this.demo = demo;
    }

    Page page(HttpServletRequest request) {
        return new Page(
                this,
                dictionary.words(language.resolveLocale(request)),
                CurrentActor.get(),
                (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
                flash(request),
                FilledForm.of(request),
                waiting(request),
                path(request),
                back(request),
                SetUpGuide.comesAlong(request),
                RequestId.of(request));
    }

    private HeldForm.@Nullable Waiting waiting(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                ? HeldForm.waiting(request, mark.stream().findFirst().flatMap(it -> it.of(request)))
                        .map(it -> new HeldForm.Waiting(it, request))
                        .orElse(null)
                : null;
    }

    private static @Nullable Flash flash(HttpServletRequest request) {
        var kept = RequestContextUtils.getInputFlashMap(request);
        return kept != null && kept.get(Flash.NAME) instanceof Flash flash ? flash : null;
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }

    /** Only the path of the referring page is kept: an address can never lead out of the house. */
    static @Nullable String back(HttpServletRequest request) {
        var from = request.getHeader(HttpHeaders.REFERER);
        if (from == null) {
            return null;
        }
        var origin = UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
                .replacePath("/")
                .toUriString();
        return from.startsWith(origin) && !from.startsWith(origin + "/") ? from.substring(origin.length() - 1) : null;
    }

    Content icon(String name) {
        return icons.icon(name);
    }

    String asset(String file) {
        return addresses.computeIfAbsent(file, this::address);
    }

    private String address(String file) {
        var address = resources.getForLookupPath(file.startsWith("webjars/") ? "/" + file : "/assets/" + file);
        if (address == null) {
            throw new IllegalArgumentException("no such static file: " + file);
        }
        return address;
    }

    List<MenuEntry> menu(Actor actor) {
        return menus.stream()
                .flatMap(menu -> menu.menuFor(actor).stream())
                .sorted(Comparator.comparingInt(MenuEntry::order))
                .toList();
    }

    @Nullable
    Contact contact(OperatorId operator) {
        return contacts.stream()
                .flatMap(it -> it.of(operator).stream())
                .findFirst()
                .orElse(null);
    }

    boolean mailLeaves() {
        return mail.getIfAvailable(() -> () -> true).isOpen();
    }

    @Nullable
    SetUp setUp() {
        return guide.underWay();
    }

    boolean demo() {
        return demo;
    }
}
