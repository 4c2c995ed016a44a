package fr.conciergerie.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads how far an operator has got. Whoever has seen that it does not run yet finds the way on along on every page of theirs; of
 * everybody else nothing is asked.
 */
@Component
public class SetUpGuide {

    private static final String UNDER_WAY = "web.set-up";

    private final ObjectProvider<SetUpSteps> modules;
    private final ObjectProvider<TransactionOperations> transaction;

    SetUpGuide(ObjectProvider<SetUpSteps> modules, ObjectProvider<TransactionOperations> transaction) {
        this.modules = modules;
        this.transaction = transaction;
    }

    /** For a manager's page that shows the guide; from here on it comes along until the operator runs. */
    public SetUp read(HttpSession session) {
        var read = read();
        if (read.isRunning()) {
            session.removeAttribute(UNDER_WAY);
        } else {
            session.setAttribute(UNDER_WAY, true);
        }
        return read;
    }

    /** Whether the page of a request is to show the way on. */
    static boolean comesAlong(HttpServletRequest request) {
        var path = request.getRequestURI();
        var session = request.getSession(false);
        return (path.startsWith(Role.MANAGER.home() + "/") || path.equals("/desk") || path.startsWith("/desk/"))
                && !path.equals(SetUp.PATH)
                && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) == null
                && session != null
                && session.getAttribute(UNDER_WAY) != null;
    }

    /** How far it has got; null once it runs. */
    @Nullable
    SetUp underWay() {
        var read = read();
        return read.isRunning() ? null : read;
    }

    private SetUp read() {
        return Objects.requireNonNull(transaction
                .getObject()
                .execute(_ -> new SetUp(
                        modules.stream().flatMap(it -> it.steps().stream()).toList())));
    }
}
