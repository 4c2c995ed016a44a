package fr.conciergerie.animations.web;

import fr.conciergerie.animations.PictureView;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.modulith.NamedInterface;

/** The picture of an event as it leaves. A browser that has it already is sent none. */
@NamedInterface("web")
public final class PictureAnswer {

    private PictureAnswer() {}

    /** @param kept by whom, and for how long: as long as that it may be seen where somebody had it taken away */
    public static ResponseEntity<byte[]> of(PictureView picture, byte[] jpeg, CacheControl kept) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(kept)
                .eTag('"' + picture.tag() + '"')
                .body(jpeg);
    }
}
