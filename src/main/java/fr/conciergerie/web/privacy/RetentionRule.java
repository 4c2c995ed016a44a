package fr.conciergerie.web.privacy;

import java.util.regex.Pattern;

/**
 * How long one kind of data is kept, on which ground, and what becomes of it then. Its words are {@code
 * privacy.rule.<code>.what}, {@code .why} and {@code .from}; {@code retention.table} says which tables it speaks of.
 *
 * @param code the module, a dot and a word: {@code custody.photos}
 * @param audience who is concerned by it
 */
public record RetentionRule(String code, LegalBasis basis, Kept kept, WhatBecomes end, Audience audience) {

    private static final Pattern CODE = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");

    public RetentionRule {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("no code of a rule: " + code);
        }
    }

    /** Whose data a rule speaks of. */
    public enum Audience {
        /** Those who use the service: the page about their data says it. */
        AGENTS,
        /** People who work here or with us: the register says it. */
        STAFF,
        /** People in an insertion path: the register says it, and their follow-up officer. */
        INSERTION
    }

    public String module() {
        return code.substring(0, code.indexOf('.'));
    }
}
