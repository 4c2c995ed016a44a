package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Whether somebody came, as it is sent. */
@NamedInterface("web")
@Schema(name = "NoteAttendance")
public record AttendanceBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Attendance attendance) {

    public Attendance read() {
        var errors = new FormErrors();
        errors.check(attendance != null, "attendance", "bookings.attendance-is-missing");
        errors.refuseIfAny();
        if (attendance == null) {
            throw new IllegalStateException("refused above");
        }
        return attendance;
    }
}
