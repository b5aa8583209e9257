package io.tideline.local.admission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** What the stores of a pipeline that has ended hold on disk, read without Kafka Streams. */
final class StoresOnDisk {
    private StoresOnDisk() {}

    /** The names of the stores below a folder. */
    static SortedSet<String> names(Path stateDirectory) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        folders(stateDirectory).forEach(folder -> names.add(folder.getFileName().toString()));
        return names;
    }

    /** The names of the stores with a text anywhere in their keys or values. */
    static SortedSet<String> thatHold(Path stateDirectory, String text) throws IOException, RocksDBException {
        SortedSet<String> names = new TreeSet<>();
        for (Path folder : folders(stateDirectory)) {
            if (holds(folder, text)) {
                names.add(folder.getFileName().toString());
            }
        }
        return names;
    }

    private static List<Path> folders(Path stateDirectory) throws IOException {
        try (Stream<Path> files = Files.walk(stateDirectory)) {
            return files.filter(file -> file.getFileName().toString().equals("CURRENT"))
                    .map(Path::getParent)
                    .toList();
        }
    }

    private static boolean holds(Path folder, String text) throws RocksDBException {
        List<ColumnFamilyHandle> families = new ArrayList<>();
        try (Options options = new Options();
                DBOptions dbOptions = new DBOptions()) {
            List<ColumnFamilyDescriptor> descriptors = RocksDB.listColumnFamilies(options, folder.toString()).stream()
                    .map(ColumnFamilyDescriptor::new)
                    .toList();
            try (RocksDB store = RocksDB.openReadOnly(dbOptions, folder.toString(), descriptors, families)) {
                boolean found = false;
                for (ColumnFamilyHandle family : families) {
                    found |= holds(store, family, text);
                    family.close();
                }
                return found;
            }
        }
    }

    private static boolean holds(RocksDB store, ColumnFamilyHandle family, String text) {
        try (RocksIterator entries = store.newIterator(family)) {
            for (entries.seekToFirst(); entries.isValid(); entries.next()) {
                if (new String(entries.key(), ISO_8859_1).contains(text)
                        || new String(entries.value(), ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }
}
