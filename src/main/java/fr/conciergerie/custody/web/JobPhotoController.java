package fr.conciergerie.custody.web;

import fr.conciergerie.custody.PhotoId;
import fr.conciergerie.custody.Photos;
import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.jobs.JobLinks.Opened;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.SignedLinks;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pictures of one job by its signed link, for a partner without an account: those that are for them, and no others. */
@Controller
class JobPhotoController {

    private final JobLinks links;
    private final Photos photos;
    private final SignedLinks signed;

    JobPhotoController(JobLinks links, Photos photos, SignedLinks signed) {
        this.links = links;
        this.photos = photos;
        this.signed = signed;
    }

    @GetMapping("/job/{token}/photos/{photo}")
    ResponseEntity<byte[]> photo(@PathVariable String token, @PathVariable PhotoId photo, HttpServletRequest request) {
        return switch (links.look(token)) {
            case Opened.Job job ->
                ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noStore().cachePrivate())
                        .header("Referrer-Policy", "no-referrer")
                        .body(Tenant.call(job.operator(), () -> photos.jpeg(job.job(), photo)));
            case Opened.Over() -> ResponseEntity.status(HttpStatus.GONE).build();
            case Opened.Unknown() -> {
                signed.wrong(SignedLinks.Kind.JOB, request);
                yield ResponseEntity.notFound().build();
            }
        };
    }
}
