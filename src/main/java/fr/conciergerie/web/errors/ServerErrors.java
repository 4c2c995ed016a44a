package fr.conciergerie.web.errors;

import fr.conciergerie.web.Dictionary;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** What the server refuses before the application sees it, such as an address that is none: the same words, barely dressed. */
@Component
class ServerErrors implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    /** A bare page loads nothing, and goes into nobody's frame. */
    private static final String NOTHING =
            "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final Dictionary dictionary;
    private final JsonMapper json;

    ServerErrors(Dictionary dictionary, JsonMapper json) {
        this.dictionary = dictionary;
        this.json = json;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable cause) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                write(Problem.of(status), request, response);
            } catch (IOException gone) {
                container.getLogger().debug("The reader left before the answer was complete", gone);
            }
        }

        private void write(Problem problem, Request request, Response response) throws IOException {
            var words = dictionary.words(Locale.FRENCH);
            var path = String.valueOf(request.getRequestURI());
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Content-Security-Policy", NOTHING);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Referrer-Policy", "same-origin");
            response.setHeader("Cache-Control", "no-store");
            if (path.startsWith("/api/")) {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getReporter().write(json.writeValueAsString(problem.body(words, path, "-")));
            } else {
                response.setContentType(MediaType.TEXT_HTML_VALUE);
                response.getReporter().write("""
                        <!doctype html>
                        <html lang="fr"><title>%1$s</title><h1>%1$s</h1><p>%2$s</p><p><a href="/">%3$s</a></p></html>
                        """.formatted(
                                HtmlUtils.htmlEscape(problem.title(words), "UTF-8"),
                                HtmlUtils.htmlEscape(problem.detail(words), "UTF-8"),
                                HtmlUtils.htmlEscape(words.say("web.error.home"), "UTF-8")));
            }
            response.finishResponse();
        }
    }
}
