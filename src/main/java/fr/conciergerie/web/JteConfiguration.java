package fr.conciergerie.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/** Pages are JTE templates, compiled with the application; a view name is the template's path below {@code jte/}. */
@Configuration(proxyBeanMethods = false)
class JteConfiguration {

    private static final String REDIRECT = "redirect:";

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ViewResolver templateViews(Templates templates) {
        return (name, _) ->
                name.startsWith(REDIRECT) ? seeOther(name.substring(REDIRECT.length())) : new Template(templates, name);
    }

    /** After a post, the browser gets (303) the page that shows what came of it. */
    private static View seeOther(String address) {
        var redirect = new RedirectView(address, true, false);
        redirect.setExposeModelAttributes(false);
        return redirect;
    }

    private record Template(Templates templates, String name) implements View {

        @Override
        public String getContentType() {
            return Templates.HTML;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            templates.write(name, model == null ? Map.of() : model, request, response);
        }
    }
}
