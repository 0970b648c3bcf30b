package io.quizledger.events.assessment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The order in which one attempt shows something, from the attempt's recorded seed and a label
/// that says what is shuffled. The same seed and label give the same order for ever, on every
/// machine: it depends on nothing that a Java version could change. All arithmetic is modulo 2⁶⁴.
/// 1. *Label*: `h` is FNV-1a (64 bits, offset basis `cbf29ce484222325`, prime `100000001b3`) over
///    the label's UTF-8 bytes.
/// 2. *State*: `s = mix(seed) xor h`, where `mix` is SplitMix64's: `z ^= z >>> 30`, `z *=
///    bf58476d1ce4e5b9`, `z ^= z >>> 27`, `z *= 94d049bb133111eb`, `z ^= z >>> 31`.
/// 3. *Next number* (SplitMix64; Steele, Lea and Flood, OOPSLA 2014): `s += 9e3779b97f4a7c15`, then
///    `mix(s)`.
/// 4. *Number below n*: take 63 bits, `r = next >>> 1`; if `r` lies in the last, incomplete block
///    of `n` (`r ≥ 2⁶³ − (2⁶³ mod n)`), take another; else `r mod n`. So every number is equally
///    likely.
/// 5. *Permutation* (Fisher and Yates, as Durstenfeld wrote it): for `i` from `size − 1` down to 1,
///    exchange the elements at `i` and at *a number below* `i + 1`.
///
/// The right order may come out like any other. To forbid it would tell a learner something: with
/// two items, everything.
public final class SeededShuffle {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  private SeededShuffle(long state) {
    this.state = state;
  }

  /// `elements` in the order of `seed` and `label`. The given list stays as it is.
  public static <T> List<T> shuffled(long seed, String label, List<T> elements) {
    var numbers = new SeededShuffle(mix(seed) ^ hash(label));
    var order = new ArrayList<>(elements);
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, numbers.below(i + 1));
    }
    return Collections.unmodifiableList(order);
  }

  private int below(int bound) {
    while (true) {
      long bits = next() >>> 1;
      long number = bits % bound;
      // Overflows exactly in the incomplete last block.
      if (bits - number + (bound - 1) >= 0) {
        return (int) number;
      }
    }
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private static long hash(String label) {
    long hash = FNV_OFFSET;
    for (byte b : label.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
