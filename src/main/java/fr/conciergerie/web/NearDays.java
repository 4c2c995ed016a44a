package fr.conciergerie.web;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Today and tomorrow in a sentence. It is written for a date ("déposé le {0}", "on {0}"), and whoever writes it cannot know on which
 * day it will be read: the article goes where the day is told by a word. What people wrote is not touched, for only our own words
 * bear the mark.
 */
final class NearDays {

    /** Kept by Unicode for a program's own use. */
    private static final String MARK = "\uFDD2";

    private static final Map<String, String> WITHOUT_ARTICLE = Map.of("le", "", "du", "d’", "au", "à ", "on", "");

    private final Pattern article;
    private final String today;
    private final String tomorrow;

    NearDays(Locale locale, String today, String tomorrow) {
        this.today = today;
        this.tomorrow = tomorrow;
        this.article = Pattern.compile(
                locale.equals(Locale.FRENCH)
                        ? "(?<!\\p{L})([Ll]e|[Dd]u|[Aa]u) " + MARK + "(\\p{L})"
                        : "(?<!\\p{L})([Oo]n) " + MARK + "(\\p{L})");
    }

    /** A day or a moment that is told by a word, with a mark before it. */
    String marked(String day) {
        return isNear(day, today) || isNear(day, tomorrow) ? MARK + day : day;
    }

    private static boolean isNear(String day, String word) {
        return day.equals(word) || day.startsWith(word + " ");
    }

    String joined(String sentence) {
        if (!sentence.contains(MARK)) {
            return sentence;
        }
        return article.matcher(sentence).replaceAll(this::joint).replace(MARK, "");
    }

    private String joint(MatchResult found) {
        var before = found.group(1);
        var word = WITHOUT_ARTICLE.get(before.toLowerCase(Locale.ROOT));
        if (found.group(2).equals("d") && "d’".equals(word)) {
            word = "de ";
        }
        boolean capital = Character.isUpperCase(before.charAt(0));
        var joint = word + found.group(2);
        return capital ? joint.substring(0, 1).toUpperCase(Locale.ROOT) + joint.substring(1) : joint;
    }
}
