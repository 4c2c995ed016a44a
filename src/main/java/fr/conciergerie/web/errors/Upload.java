package fr.conciergerie.web.errors;

import fr.conciergerie.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadBase;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A form with files, read from its beginning to its end however large a file is: of each no more is kept than may be taken.
 * The form arrives like any other, and whoever reads the file that is too large says so at its field.
 */
final class Upload extends HttpServletRequestWrapper implements AutoCloseable {

    /** What all files of a form may weigh together. */
    static final long LARGEST = 10L * 1024 * 1024;

    /** What nobody chooses by mistake is not read to its end. */
    static final long LARGEST_BODY = 100L * 1024 * 1024;

    private static final int MOST_PARTS = 50;
    private static final int PIECE = 16 * 1024;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final List<UploadedPart> parts = new ArrayList<>();
    private boolean read;
    private long room = LARGEST;
    private long roomForWords = Intake.LIMIT;

    Upload(HttpServletRequest request) {
        super(request);
    }

    static boolean is(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith(FileUploadBase.MULTIPART_FORM_DATA)
                && new FileUpload().getBoundary(type) != null;
    }

    @Override
    public Collection<Part> getParts() throws IOException {
        read();
        return List.copyOf(parts);
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException {
        return getParts().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        try {
            read();
        } catch (TooLarge tooLarge) {
            throw new InvalidParameterException(tooLarge, 413);
        } catch (IOException unreadable) {
            throw new InvalidParameterException(unreadable, 400);
        }
        var all = new LinkedHashMap<String, String[]>(super.getParameterMap());
        fields.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
        return all;
    }

    /** Once: a form that cannot be read counts as empty for whoever tells its sender so. */
    private void read() throws IOException {
        if (read) {
            return;
        }
        read = true;
        var upload = new FileUpload();
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        upload.setFileCountMax(MOST_PARTS);
        upload.setSizeMax(LARGEST_BODY);
        var items = upload.getItemIterator(new ServletRequestContext((HttpServletRequest) getRequest()));
        for (int count = 0; items.hasNext(); count++) {
            if (count == MOST_PARTS) {
                throw new TooLarge(LARGEST);
            }
            var item = items.next();
            if (item.isFormField()) {
                keepWords(item);
            } else {
                parts.add(file(item));
            }
        }
    }

    private void keepWords(FileItemStream item) throws IOException {
        try (var content = item.openStream()) {
            var words = content.readNBytes((int) roomForWords + 1);
            if (words.length > roomForWords) {
                throw new TooLarge(Intake.LIMIT);
            }
            roomForWords -= words.length;
            fields.computeIfAbsent(item.getFieldName(), _ -> new ArrayList<>())
                    .add(new String(words, StandardCharsets.UTF_8));
        }
    }

    private UploadedPart file(FileItemStream item) throws IOException {
        var kept = Files.createTempFile("upload", null);
        long size = 0;
        try (var content = item.openStream();
                var out = Files.newOutputStream(kept)) {
            var piece = new byte[PIECE];
            for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
                size += length;
                if (size <= room) {
                    out.write(piece, 0, length);
                }
            }
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(kept);
            throw broken;
        }
        boolean fits = size <= room;
        if (fits) {
            room -= size;
        } else {
            Files.delete(kept);
        }
        return new UploadedPart(item, fits ? kept : null, size);
    }

    /** Nothing of what was sent stays on the disk. */
    @Override
    public void close() throws IOException {
        for (var part : parts) {
            part.delete();
        }
    }

    /**
     * A file of a form.
     *
     * @param kept null when it is larger than is taken
     */
    private record UploadedPart(
            FileItemStream item, @Nullable Path kept, long size) implements Part {

        @Override
        public InputStream getInputStream() throws IOException {
            if (kept == null) {
                throw new Refused("web.file-too-heavy", LARGEST / 1024 / 1024);
            }
            return Files.newInputStream(kept);
        }

        @Override
        public @Nullable String getContentType() {
            return item.getContentType();
        }

        @Override
        public String getName() {
            return item.getFieldName();
        }

        @Override
        public @Nullable String getSubmittedFileName() {
            return item.getName();
        }

        @Override
        public long getSize() {
            return size;
        }

        @Override
        public void write(String file) throws IOException {
            try (var content = getInputStream()) {
                Files.copy(content, Path.of(file));
            }
        }

        @Override
        public void delete() throws IOException {
            if (kept != null) {
                Files.deleteIfExists(kept);
            }
        }

        @Override
        public @Nullable String getHeader(String name) {
            return item.getHeaders().getHeader(name);
        }

        @Override
        public Collection<String> getHeaders(String name) {
            return list(item.getHeaders().getHeaders(name));
        }

        @Override
        public Collection<String> getHeaderNames() {
            return list(item.getHeaders().getHeaderNames());
        }

        private static List<String> list(Iterator<String> all) {
            var list = new ArrayList<String>();
            all.forEachRemaining(list::add);
            return list;
        }
    }
}
