package fr.conciergerie.animations;

import java.time.Instant;

/**
 * The picture of an event as pages show it, without the picture itself.
 *
 * @param width in pixels
 * @param height in pixels
 * @param shownAt since when it is this one
 */
public record PictureView(PictureWords words, int width, int height, Instant shownAt) {

    /** The name of its file, which changes with it: what a browser keeps of the one before is not shown for it. */
    public String file() {
        return "picture.jpg?shown=" + tag();
    }

    /** What tells one picture of an event from the next. */
    public String tag() {
        return Long.toString(shownAt.toEpochMilli());
    }
}
