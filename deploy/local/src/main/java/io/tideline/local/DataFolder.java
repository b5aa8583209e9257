package io.tideline.local;

import io.tideline.local.LocalStackException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The folder of one running stack, held by a file lock as long as the stack runs. The lock goes with the process, so a
 * killed stack never blocks the next one.
 */
final class DataFolder implements AutoCloseable {

    private static final String LOCK_FILE = "stack.lock";

    private final Path path;
    private final boolean temporary;
    private final FileChannel lock;

    private DataFolder(Path path, boolean temporary, FileChannel lock) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
    }

    /**
     * Opens the kept folder, which is created when absent, or a new temporary one.
     *
     * @throws LocalStackException if the folder cannot be written or another stack holds it
     */
    static DataFolder open(Optional<Path> kept) {
        Path path = kept.map(DataFolder::created).orElseGet(DataFolder::createTemporary);
        requireOneListItem(path);
        return new DataFolder(path, kept.isEmpty(), locked(path));
    }

    private static Path created(Path kept) {
        Path path = kept.toAbsolutePath().normalize();
        try {
            return Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw unusable("data directory " + path + " is not a directory", e);
        } catch (IOException e) {
            throw unusable("data directory " + path + " cannot be created: " + sentence(e), e);
        }
    }

    private static Path createTemporary() {
        try {
            return Files.createTempDirectory("tideline-");
        } catch (IOException e) {
            throw unusable(
                    "no temporary data directory can be created in " + System.getProperty("java.io.tmpdir") + ": "
                            + sentence(e),
                    e);
        }
    }

    private static void requireOneListItem(Path path) {
        if (path.toString().contains(",")) { // the broker reads its directories as a list
            throw new LocalStackException(
                    Reason.DATA_DIRECTORY_UNUSABLE, "data directory must not contain a comma, was " + path);
        }
    }

    private static FileChannel locked(Path path) {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new LocalStackException(
                        Reason.DATA_DIRECTORY_IN_USE,
                        "data directory " + path + " is in use by another stack: stop it, or choose another directory");
            }
            return channel;
        } catch (IOException e) {
            throw unusable("data directory " + path + " cannot be written: " + sentence(e), e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // held by another stack of this very process
        }
    }

    private static LocalStackException unusable(String message, IOException cause) {
        return new LocalStackException(Reason.DATA_DIRECTORY_UNUSABLE, message, cause);
    }

    /** The reason of an exception in words, because those of java.nio.file only have a path as their message. */
    private static String sentence(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        return e.toString();
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Releases the folder, and deletes it if it is temporary. */
    @Override
    public void close() {
        try {
            lock.close();
            if (temporary) {
                deleteTree(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("data directory " + path + " cannot be given up", e);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // the broker's own background deletion was faster
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
