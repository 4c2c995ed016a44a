package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Pictures;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The picture of an animation over the API: for those who see the animation, and nobody else. */
@RestController
@Tag(name = "Events")
class EventPictureApi {

    private final Animations animations;
    private final Pictures pictures;

    EventPictureApi(Animations animations, Pictures pictures) {
        this.animations = animations;
        this.pictures = pictures;
    }

    /** Its address stays when another picture is shown, so whoever keeps one asks each time whether it is still the one. */
    @GetMapping(path = "/api/v1/events/{event}/picture", produces = MediaType.IMAGE_JPEG_VALUE)
    @Operation(
            operationId = "readPicture",
            summary = "Look at the picture of an event",
            description = "A JPEG; what it shows and whose it is stands in the event. 404 where it has none.")
    ResponseEntity<byte[]> picture(Actor actor, @PathVariable AnimationId event) {
        var picture = animations.animation(actor, event).picture();
        if (picture == null) {
            throw new NotFound("picture of animation " + event);
        }
        return PictureAnswer.of(
                picture, pictures.jpeg(event), CacheControl.noCache().cachePrivate());
    }
}
