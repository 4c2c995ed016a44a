package fr.conciergerie.web.access;

import fr.conciergerie.web.BrowserMark;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.TokenDirectory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Three doors: the management port (health and metrics, nothing else), the API (a token on every call, nothing kept) and
 * the pages (a session, forms that carry a token of their own). Who may go where beyond them is {@code access.table}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Everything comes from our own origin: no inline script, no inline style, no frame, no plugin. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    /** Photos are taken by the phone's own camera through a file field; nothing else is ever asked of the browser. */
    private static final String PERMISSIONS_POLICY =
            "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()";

    @Bean
    AccessTable accessTable() {
        return AccessTable.read(new ClassPathResource("access.table"));
    }

    @Bean
    CallLimits callLimits(
            AccessTable table,
            @Value("${conciergerie.calls-a-minute:" + CallLimits.USUAL + "}") long most,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
        return new CallLimits(table, most, errors);
    }

    /** It stands behind the doors only, where it is known who calls. */
    @Bean
    FilterRegistrationBean<CallLimits> callLimitsBehindTheDoors(CallLimits limits) {
        var registration = new FilterRegistrationBean<>(limits);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    Denials denials(
            AccessTable table,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            ObjectProvider<BrowserMark> marks) {
        return new Denials(table, errors, marks);
    }

    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(new OrRequestMatcher(
                        EndpointRequest.toAnyEndpoint(), SecurityConfiguration::isOnManagementPort))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** What is not there is not found there either: no page of ours answers on that port. */
    private static boolean isOnManagementPort(HttpServletRequest request) {
        return WebServerApplicationContext.hasServerNamespace(
                WebApplicationContextUtils.getWebApplicationContext(request.getServletContext()), "management");
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http,
            AccessTable table,
            Denials denials,
            CallLimits limits,
            ObjectProvider<TokenDirectory> tokens) {
        guard(http, table, denials, limits);
        var directory = tokens.getIfAvailable(() -> _ -> Optional.empty());
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(directory, denials), AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            AccessTable table,
            Denials denials,
            CallLimits limits,
            SecurityContextRepository contexts,
            CsrfTokenRepository formTokens) {
        guard(http, table, denials, limits);
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens))
                .addFilterBefore(new ForeignForms(denials), CsrfFilter.class)
                .build();
    }

    /** What the API and the pages have in common. */
    private static void guard(HttpSecurity http, AccessTable table, Denials denials, CallLimits limits) {
        http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .access(new AccessCheck(table)))
                .exceptionHandling(
                        door -> door.authenticationEntryPoint(denials).accessDeniedHandler(denials))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(limits, AuthorizationFilter.class)
                .addFilterAfter(new TenantFilter(), CallLimits.class)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny));
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    CookieSerializer sessionCookie(PublicAddress address) {
        return new HostCookies(address);
    }

    @Bean
    CsrfTokenRepository formTokens(PublicAddress address) {
        return new FormTokens(address);
    }

    /** Requests are measured as a whole; measuring every filter on their way costs more than most of the filters do. */
    @Bean
    SecurityObservationSettings filtersAreNotMeasured() {
        return SecurityObservationSettings.noObservations();
    }

    /** Nobody signs in by Spring's own user store; without this bean it would invent a user and print its password. */
    @Bean
    UserDetailsService noOtherUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

    /**
     * Deny by default is only safe when nothing was forgotten.
     *
     * @param complete false where a test of one module serves that module's routes only
     */
    @Bean
    SmartInitializingSingleton routesAreAllInTheTable(
            AccessTable table,
            ObjectProvider<RequestMappingInfoHandlerMapping> mappings,
            @Value("${conciergerie.access.complete:true}") boolean complete) {
        return () -> {
            var routes = mappings.stream()
                    .flatMap(SecurityConfiguration::routes)
                    .distinct()
                    .toList();
            table.mustCover(routes, complete);
        };
    }

    static Stream<String> routes(RequestMappingInfoHandlerMapping mapping) {
        return mapping.getHandlerMethods().keySet().stream().flatMap(SecurityConfiguration::routes);
    }

    static Stream<String> routes(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var names = methods.isEmpty()
                ? List.of(AccessLine.ANY)
                : methods.stream().map(Enum::name).toList();
        return Optional.ofNullable(info.getPathPatternsCondition()).stream()
                .flatMap(paths -> paths.getPatternValues().stream())
                .map(path -> path.isEmpty() ? "/" : path)
                .flatMap(path -> names.stream().map(name -> name + " " + path));
    }
}
