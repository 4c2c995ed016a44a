package fr.conciergerie.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What only the browser in front of somebody bears, and we keep no copy of. */
public interface BrowserMark {

    Optional<String> of(HttpServletRequest request);
}
