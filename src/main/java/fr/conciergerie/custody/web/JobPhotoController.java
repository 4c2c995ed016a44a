package fr.conciergerie.custody.web;

import fr.conciergerie.custody.PhotoId;
import fr.conciergerie.custody.Photos;
import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.jobs.JobLinks.Opened;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Network;
import fr.conciergerie.web.RateLimits;
import fr.conciergerie.web.RateLimits.Limit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
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

    private static final Limit WRONG_LINKS = new Limit("job-link", 30, Duration.ofMinutes(10));

    private final JobLinks links;
    private final Photos photos;
    private final RateLimits limits;

    JobPhotoController(JobLinks links, Photos photos, RateLimits limits) {
        this.links = links;
        this.photos = photos;
        this.limits = limits;
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
                limits.take(WRONG_LINKS, Network.of(request));
                yield ResponseEntity.notFound().build();
            }
        };
    }
}
