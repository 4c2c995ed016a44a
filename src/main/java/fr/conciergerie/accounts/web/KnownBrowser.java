package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.SignIns;
import fr.conciergerie.web.BrowserMark;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Secrets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The browser in front of somebody, where they have come in by it before: it bears a cookie that says so. */
@Component
class KnownBrowser implements BrowserMark {

    private static final String NAME = "known-browser";
    private static final Duration LIFE = Duration.ofDays(180);
    private static final int LONGEST = 100;

    private final SignIns signIns;
    private final PublicAddress address;

    KnownBrowser(SignIns signIns, PublicAddress address) {
        this.signIns = signIns;
        this.address = address;
    }

    /** What the browser bears; whether that is anything is for the account to say. */
    @Override
    public Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, address.cookie(NAME, request)))
                .map(Cookie::getValue)
                .filter(it -> !it.isEmpty() && it.length() <= LONGEST);
    }

    /** What it bears, if the last who came in by it is this account. */
    Optional<String> ofLast(AccountId account, HttpServletRequest request) {
        return of(request).filter(it -> signIns.isKnown(account, it));
    }

    /** Somebody has come in by it, or chosen a password: it is theirs too from now on. */
    void remember(AccountId account, HttpServletRequest request, HttpServletResponse response) {
        var secret = ofLast(account, request).orElseGet(Secrets::next);
        signIns.know(account, secret);
        address.leave(address.cookie(NAME, request), secret, LIFE, request, response);
    }
}
