package fr.conciergerie.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes a template as the answer to a request, with its {@link Page}; works outside of a controller too. */
@Component
public class Templates {

    public static final String HTML = "text/html;charset=UTF-8";

    private final TemplateEngine engine;
    private final Pages pages;

    Templates(TemplateEngine engine, Pages pages) {
        this.engine = engine;
        this.pages = pages;
    }

    /** @param name the template's path below {@code jte/}, without its ending */
    public void write(String name, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var parameters = new HashMap<String, Object>(model);
        parameters.put("page", pages.page(request));
        var html = new Utf8ByteOutput();
        engine.render(name + ".jte", parameters, new HtmlOutput(html));
        response.setContentType(HTML);
        response.setContentLength(html.getContentLength());
        // At once: every filter on the way looks at each piece.
        response.getOutputStream().write(html.toByteArray());
    }
}
