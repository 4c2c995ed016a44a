package fr.conciergerie.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * The language of whoever reads: what they just chose ({@code ?lang=en}, kept in a cookie), else what their account says,
 * else the first that their browser asks for and that we speak, else French. A program says by {@code Accept-Language} in
 * which language its own readers are told, whoever's token it bears.
 */
@Component("localeResolver")
class ReadersLanguage implements LocaleResolver, HandlerInterceptor, WebMvcConfigurer {

    private static final String NAME = "lang";

    private final PublicAddress address;

    ReadersLanguage(PublicAddress address) {
        this.address = address;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request.getParameter(NAME))
                .or(() -> Optional.ofNullable(WebUtils.getCookie(request, NAME))
                        .map(Cookie::getValue)
                        .flatMap(ReadersLanguage::chosen))
                .or(() -> isProgram(request) ? asked(request) : Optional.empty())
                .or(ReadersLanguage::ofAccount)
                .or(() -> asked(request))
                .orElse(Locale.FRENCH);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        chosen(request.getParameter(NAME))
                .ifPresent(
                        locale -> address.leave(NAME, locale.getLanguage(), Duration.ofDays(365), request, response));
        return true;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**", "/webjars/**");
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("a language is chosen by the reader, with ?lang=");
    }

    private static Optional<Locale> chosen(@Nullable String language) {
        return Dictionary.LANGUAGES.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }

    private static boolean isProgram(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static Optional<Locale> ofAccount() {
        return Optional.ofNullable(CurrentActor.get()).map(actor -> Dictionary.spoken(actor.locale()));
    }

    private static Optional<Locale> asked(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> chosen(locale.getLanguage()).stream())
                .findFirst();
    }
}
