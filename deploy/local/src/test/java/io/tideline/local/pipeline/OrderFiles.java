package io.tideline.local.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.app.ingest.row.InputSource;
import io.tideline.reference.SharedFiles;
import io.tideline.reference.Shop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** The order files of shops, and files made of them in which the rows arrive otherwise. */
final class OrderFiles {
    private OrderFiles() {}

    /** The file as it is. */
    static InputSource inOrder(Shop shop) {
        return InputSource.file(SharedFiles.path(shop.dataFile()));
    }

    /** A file with every row twice, in an order that depends on the seed alone. */
    static InputSource shuffledAndTwice(Shop shop, long seed, Path folder) throws IOException {
        List<String> rows = rows(shop);
        String header = rows.remove(0);
        List<String> twice = new ArrayList<>(rows);
        twice.addAll(rows);
        Collections.shuffle(twice, new Random(seed));
        return file(folder.resolve(shop.name() + "-shuffled-" + seed + ".csv"), header, twice);
    }

    /** Two files that make up the file: its first rows, and the others. */
    static List<InputSource> inTwoParts(Shop shop, double first, Path folder) throws IOException {
        List<String> rows = rows(shop);
        String header = rows.remove(0);
        int half = (int) (rows.size() * first);
        return List.of(
                file(folder.resolve(shop.name() + "-1.csv"), header, rows.subList(0, half)),
                file(folder.resolve(shop.name() + "-2.csv"), header, rows.subList(half, rows.size())));
    }

    /** How many events the file has. */
    static int events(Shop shop) throws IOException {
        return rows(shop).size() - 1;
    }

    private static InputSource file(Path path, String header, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(rows.size() + 1);
        lines.add(header);
        lines.addAll(rows);
        Files.write(path, lines);
        return InputSource.file(path);
    }

    /** The lines of the file; no field of these files has a line break in it. */
    private static List<String> rows(Shop shop) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedFiles.path(shop.dataFile()))), UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            return lines;
        }
    }
}
