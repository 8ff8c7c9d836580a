package io.saslwatch.crash;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * How tests start the program in a JVM of its own: with a class-data archive, as {@code bin/saslwatch} does, made once for
 * all tests of a run. Tests that start it some hundred times would take minutes longer without.
 */
final class QuickJava {

    private QuickJava() {
    }

    /** The program and its options, up to the main class. */
    static List<String> command() {
        return Made.COMMAND;
    }

    /** Made when the first test asks. */
    private static final class Made {

        private static final List<String> COMMAND = make();

        private static List<String> make() {
            try {
                return List.copyOf(command(Files.createTempDirectory("saslwatch-quick")));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(ended);
            }
        }

        private static List<String> command(Path folder) throws IOException, InterruptedException {
            List<String> path = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
            List<String> folders = path.stream().filter(entry -> Files.isDirectory(Path.of(entry))).toList();
            List<String> jars = new ArrayList<>();
            // an archive holds no classes of folders
            jars.add(jar(Path.of("target/classes"), folder.resolve("classes.jar")).toString());
            path.stream().filter(entry -> entry.endsWith(".jar")).forEach(jars::add);
            List<String> java = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx160m"));
            Path library = library(folder);
            java.addAll(List.of("-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=" + library.getFileName()));
            Path archive = folder.resolve("classes.jsa");
            if (archive(java, String.join(File.pathSeparator, jars), folder, archive)) {
                java.add("-XX:SharedArchiveFile=" + archive);
            }
            List<String> all = new ArrayList<>(jars);
            folders.stream().filter(entry -> !entry.endsWith("target/classes")).forEach(all::add);
            java.addAll(List.of("-cp", String.join(File.pathSeparator, all)));
            // the last one is deleted first
            Stream.of(folder, archive, folder.resolve("classes.jar"), library).map(Path::toFile).toList()
                .forEach(File::deleteOnExit);
            return java;
        }

        /** SQLite's own code: a process that unpacks it for itself leaves it behind when it is killed. */
        private static Path library(Path folder) throws IOException {
            Path library = folder.resolve(LibraryLoaderUtil.getNativeLibName());
            try (InputStream in = LibraryLoaderUtil.class.getResourceAsStream(
                    LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library.getFileName())) {
                Files.copy(in, library);
            }
            return library;
        }

        /** Runs the checks of all routes once, which load nearly all that the service loads. */
        private static boolean archive(List<String> java, String path, Path folder, Path archive)
                throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(java);
            command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Dsaslwatch.home=" + folder, "-cp", path,
                "io.saslwatch.App", "check", Path.of("routes").toAbsolutePath().toString()));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File("/dev/null"))
                .start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            return Files.exists(archive);
        }

        private static Path jar(Path classes, Path jar) throws IOException {
            List<Path> files;
            try (Stream<Path> all = Files.walk(classes)) {
                files = all.filter(file -> !file.equals(classes)).sorted().toList();
            }
            try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(1);
                for (Path file : files) {
                    String name = classes.relativize(file).toString();
                    boolean folder = Files.isDirectory(file);
                    // migrations are found by their folder
                    zip.putNextEntry(new ZipEntry(folder ? name + "/" : name));
                    if (!folder) {
                        Files.copy(file, zip);
                    }
                    zip.closeEntry();
                }
            }
            return jar;
        }
    }
}
