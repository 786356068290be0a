package dev.platformc.hardware.mig;

import java.util.List;

/// Engines that the instances of a card share out among them. (Copy engines come with the compute
/// slices and never run out first.)
public enum MediaEngine {
    DECODE(1),
    ENCODE(2),
    JPEG(3),
    /// Optical flow.
    OFA(4);

    private final int place;

    MediaEngine(int place) {
        this.place = place;
    }

    /// So many of them in a list of copy, decode, encode, JPEG and OFA engines; -1 where nothing is
    /// published.
    int of(List<Integer> engines) {
        return engines.get(place);
    }
}
