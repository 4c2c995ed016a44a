package fr.conciergerie.noticeboard.web;

import fr.conciergerie.animations.PictureWords;

/**
 * The picture of an event on its poster.
 *
 * @param src the picture itself, as a poster carries it
 * @param height by the height of the letters
 */
public record PosterPicture(String src, PictureWords words, double height) {}
