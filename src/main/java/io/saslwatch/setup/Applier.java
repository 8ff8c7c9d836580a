package io.saslwatch.setup;

import io.saslwatch.setup.Step.Command;
import io.saslwatch.setup.Step.File;
import io.saslwatch.setup.Step.Folder;
import io.saslwatch.setup.Step.Leftover;
import io.saslwatch.setup.Step.Note;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes the steps of a plan, each whole or not at all. Used by one thread. */
public final class Applier {

    /** Runs a program. */
    @FunctionalInterface
    public interface Programs {

        /** Runs it to its end, its output shown; returns its exit status. */
        int run(List<String> words) throws IOException, InterruptedException;
    }

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Target target;
    private final Interview interview;
    private final boolean replace;
    private final Programs programs;
    private final InstantSource clock;
    private final PrintWriter out;

    /**
     * @param interview is asked before something edited is replaced
     * @param replace   whether it is replaced without asking
     */
    public Applier(Target target, Interview interview, boolean replace, Programs programs, InstantSource clock,
                   PrintWriter out) {
        this.target = target;
        this.interview = interview;
        this.replace = replace;
        this.programs = programs;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Takes all steps.
     *
     * @throws IOException          when a file cannot be written; what was done stays, and setup can be run again
     * @throws IllegalStateException when a program that must succeed did not
     */
    public void apply(List<Step> steps) throws IOException, InterruptedException {
        Manifest manifest = new Manifest(Planner.manifest(target));
        Map<String, Integer> copies = new TreeMap<>();
        try {
            for (Step step : steps) {
                take(step, manifest, copies);
            }
            tell(copies);
        } finally {
            manifest.save();
        }
    }

    /** One line for the files of a folder, before a program tells something of its own. */
    private void tell(Map<String, Integer> copies) {
        copies.forEach((folder, number) -> out.println("wrote " + Overview.files(number) + " below " + folder));
        copies.clear();
    }

    private void take(Step step, Manifest manifest, Map<String, Integer> copies) throws IOException, InterruptedException {
        if (step instanceof Folder folder) {
            make(target.at(folder.path()), folder.mode());
        } else if (step instanceof File file) {
            if (!Overview.folder(file).isEmpty()) {
                put(file, target.at(file.path()));
                copies.merge(Overview.folder(file), 1, Integer::sum);
                manifest.wrote(file.path(), file.content());
            } else if (write(file)) {
                manifest.wrote(file.path(), file.content());
            }
        } else if (step instanceof Leftover leftover) {
            remove(leftover);
            manifest.forget(leftover.path());
        } else if (step instanceof Command command) {
            tell(copies);
            run(command);
        } else if (step instanceof Note note) {
            tell(copies);
            out.println("note: " + note.text());
        }
    }

    /** Whether the file is now as it shall be. */
    private boolean write(File file) throws IOException {
        Path place = target.at(file.path());
        if (file.state() == Step.State.SAME) {
            return true;
        }
        if (file.state() == Step.State.KEPT && !replace) {
            return false;
        }
        if (file.state() == Step.State.MISSING || file.state() == Step.State.OURS) {
            put(file, place);
            out.println("wrote " + file.path());
            return true;
        }
        if (replace || interview.agrees(file.path() + " was edited. Replace it (a copy stays)?",
                "keep what was edited with --yes, or replace it with --replace")) {
            Path old = aside(place);
            Files.copy(place, old, StandardCopyOption.COPY_ATTRIBUTES);
            put(file, place);
            out.println("replaced " + file.path() + "; what it was is in " + old.getFileName());
            return true;
        }
        put(file, place.resolveSibling(place.getFileName() + ".new"));
        out.println("kept " + file.path() + "; the new one is beside it as " + place.getFileName() + ".new");
        return false;
    }

    private void remove(Leftover leftover) throws IOException {
        Path place = target.at(leftover.path());
        if (leftover.state() == Step.State.OURS) {
            Files.delete(place);
            out.println("removed " + leftover.path());
        } else if (leftover.state() == Step.State.EDITED) {
            Path old = Files.move(place, aside(place));
            out.println("note: " + leftover.path() + " is no part of the program any more and was edited; what it was is in "
                + old.getFileName() + ". Take over what you need from it, and delete it");
        }
    }

    private Path aside(Path place) {
        return place.resolveSibling(place.getFileName() + ".old-" + STAMP.format(clock.instant()));
    }

    private static void put(File file, Path place) throws IOException {
        make(place.getParent(), "rwxr-xr-x");
        Path next = place.resolveSibling("." + place.getFileName() + ".next");
        Files.deleteIfExists(next);
        // with its rights from the first byte on: it may hold what not everybody is to read
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, file.content());
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString(file.mode()));
        Files.move(next, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void make(Path folder, String mode) throws IOException {
        if (!Files.isDirectory(folder)) {
            make(folder.getParent(), "rwxr-xr-x");
            Files.createDirectory(folder);
            // whatever the mask of who runs this: the service must get through
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
        }
    }

    private void run(Command command) throws IOException, InterruptedException {
        out.println("running " + String.join(" ", command.words()));
        int status = programs.run(command.words());
        if (status != 0 && !command.required()) {
            out.println("note: that ended with status " + status + ", and setup goes on; do by hand what it should have done");
        }
        if (status != 0 && command.required()) {
            throw new IllegalStateException("'" + String.join(" ", command.words()) + "' ended with status " + status
                + "; correct what it says and run setup again");
        }
    }
}
