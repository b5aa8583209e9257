package io.tideline.app.ingest;

import java.util.List;

/**
 * How much of an import is acknowledged by the cluster: everything before a position in its files.
 *
 * @param version of this format, {@value #VERSION}
 * @param cluster the cluster that acknowledged
 * @param reading the settings that rows were read with
 * @param files the files of the import, in order
 * @param file index of the file being imported; the number of files when all are done
 * @param rowsOfFile rows of that file that are done, rejected ones included
 * @param counts all rows done
 * @param rejectsBytes length of the rejects file
 */
record Checkpoint(
        int version,
        String cluster,
        String reading,
        List<FileIdentity> files,
        int file,
        long rowsOfFile,
        ImportCounts counts,
        long rejectsBytes) {
    static final int VERSION = 1;

    Checkpoint {
        files = List.copyOf(files);
    }

    /** The position before the first row. */
    static Checkpoint start(ImportSettings settings, List<FileIdentity> files) {
        return new Checkpoint(VERSION, settings.cluster(), settings.reading(), files, 0, 0, ImportCounts.none(), 0);
    }

    Checkpoint at(int newFile, long newRowsOfFile, ImportCounts newCounts, long newRejectsBytes) {
        return new Checkpoint(version, cluster, reading, files, newFile, newRowsOfFile, newCounts, newRejectsBytes);
    }
}
