package fr.conciergerie.web.access;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.TooManyTries;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** An account that asks without end is told to wait, and keeps nobody else waiting. */
class CallLimitsTest {

    private static final int MOST = 5;

    private final HandlerExceptionResolver errors = mock();
    private final CallLimits limits =
            new CallLimits(AccessTable.read(new ClassPathResource("access.table")), MOST, errors);

    @AfterEach
    void nobodyIsHere() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void anAccountHasItsCallsByTokensAndWindowsTogetherAndNobodyElses() throws Exception {
        var wild = UUID.randomUUID();
        for (int i = 0; i < MOST; i++) {
            comes(i % 2 == 0 ? byToken(wild) : bySession(wild), "/api/v1/orders");
        }
        verify(errors, never()).resolveException(any(), any(), any(), any());

        comes(byToken(wild), "/api/v1/orders");
        comes(bySession(wild), "/orders");
        verify(errors, times(2)).resolveException(any(), any(), isNull(), any(TooManyTries.class));

        comes(byToken(UUID.randomUUID()), "/api/v1/orders");
        verify(errors, times(2)).resolveException(any(), any(), any(), any());
    }

    @Test
    void whatIsOpenToEverybodyIsNotCounted() throws Exception {
        var somebody = bySession(UUID.randomUUID());
        for (int i = 0; i < 3 * MOST; i++) {
            comes(somebody, "/sign-in");
        }
        verify(errors, never()).resolveException(any(), any(), any(), any());
    }

    private void comes(ActorAuthentication who, String path) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(who);
        limits.doFilter(new MockHttpServletRequest("GET", path), new MockHttpServletResponse(), new MockFilterChain());
    }

    private static ActorAuthentication byToken(UUID account) {
        return ActorAuthentication.byToken(actor(account), Set.of());
    }

    private static ActorAuthentication bySession(UUID account) {
        return ActorAuthentication.bySession(actor(account));
    }

    private static Actor actor(UUID account) {
        return new Actor(account, UUID.randomUUID(), "…", Role.MEMBER, UUID.randomUUID(), null, Locale.FRENCH);
    }
}
