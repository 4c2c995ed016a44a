package fr.conciergerie.web.privacy;

import java.util.List;

/** The rules of a module that need no job: what people take back themselves, or what lasts as long as something else. */
public interface RetentionRules {

    List<RetentionRule> rules();
}
