package io.tideline.storage;

/**
 * When the model was fitted, and when it is to be fitted again.
 *
 * <pre>
 * schedule := version=1 modelVersion:varint triedDay:zigzag
 * </pre>
 *
 * @param modelVersion of the last fit that succeeded; 0 for none
 * @param triedDay the clock's day at the last attempt; {@link Integer#MIN_VALUE} for none
 */
public record ModelSchedule(long modelVersion, int triedDay) {
    private static final int VERSION = 1;

    /** Nothing was tried. */
    public static final ModelSchedule NEW = new ModelSchedule(0, Integer.MIN_VALUE);

    /** Whether it is time; until there is a first model, a day after each attempt. */
    public boolean isDue(int clockDay, int refitDays) {
        int days = modelVersion == 0 ? 1 : refitDays;
        return triedDay == Integer.MIN_VALUE || clockDay >= triedDay + days;
    }

    /** The schedule after an attempt on a day of the clock. */
    public ModelSchedule tried(int clockDay, boolean succeeded) {
        return new ModelSchedule(succeeded ? modelVersion + 1 : modelVersion, clockDay);
    }

    /** Encodes this schedule. */
    public byte[] encode() {
        ByteWriter out = new ByteWriter(16);
        out.writeByte(VERSION);
        out.writeVarint(modelVersion);
        out.writeZigzag(triedDay);
        return out.toBytes();
    }

    /** Decodes a schedule. */
    public static ModelSchedule decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "a schedule");
        return new ModelSchedule(in.readVarint(), (int) in.readZigzag());
    }
}
