package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that start for the first time on a machine unpack the same server. */
class PostgresBinariesTest {

    @TempDir
    Path folder;

    @Test
    void whoIsSlowerUsesWhatIsThere() throws IOException {
        var home = folder.resolve("postgresql");
        PostgresBinaries.moveInPlace(unpacked("quicker"), home);
        PostgresBinaries.moveInPlace(unpacked("slower"), home);
        assertThat(home.resolve("by")).hasContent("quicker");
    }

    @Test
    void whatStandsInTheWayIsSaid() throws IOException {
        var home = Files.writeString(folder.resolve("postgresql"), "a file");
        var aside = unpacked("one");
        assertThatThrownBy(() -> PostgresBinaries.moveInPlace(aside, home)).isInstanceOf(FileSystemException.class);
    }

    private Path unpacked(String by) throws IOException {
        var aside = Files.createDirectory(folder.resolve("unpacking-" + by));
        Files.writeString(aside.resolve("by"), by);
        return aside;
    }
}
