package fr.conciergerie.web.api;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.CurrentActor;
import fr.conciergerie.web.FilledForm;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets a controller say who asks for what: {@code Actor actor}, {@code IdempotencyKey key}, {@code Precondition precondition}
 * and {@code FilledForm form} are parameters like any other.
 */
@Configuration(proxyBeanMethods = false)
class WebArguments implements WebMvcConfigurer {

    /** Gives a controller the files of a form, which were taken apart where the form was let in. */
    @Bean
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
        resolvers.add(new IdempotencyKeyArgument());
        resolvers.add(new PreconditionArgument());
        resolvers.add(new FilledFormArgument());
    }

    /** {@code @Nullable Actor} on a page that is open to everybody. */
    private static final class ActorArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var actor = CurrentActor.get();
            if (actor == null && !parameter.isOptional()) {
                throw new IllegalStateException("nobody is signed in where " + parameter + " needs someone");
            }
            return actor;
        }
    }

    private static final class IdempotencyKeyArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == IdempotencyKey.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return IdempotencyKey.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        }
    }

    private static final class PreconditionArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Precondition.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return Precondition.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        }
    }

    private static final class FilledFormArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == FilledForm.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return FilledForm.read(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        }
    }
}
