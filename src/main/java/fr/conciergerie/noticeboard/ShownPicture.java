package fr.conciergerie.noticeboard;

import fr.conciergerie.animations.PictureView;

/** The picture of an event that is announced for all, as a JPEG. */
public record ShownPicture(PictureView picture, byte[] jpeg) {}
