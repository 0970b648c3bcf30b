package io.quizledger.command.dispatch;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/// Axon's cache of aggregates, bounded in number.
final class BoundedCache implements Cache {
  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

  BoundedCache(int size) {
    this.entries = Caffeine.newBuilder().maximumSize(size).build();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  @Override
  public <K, V> @Nullable V get(K key) {
    return (V) entries.getIfPresent(key);
  }

  @Override
  public void put(Object key, Object value) {
    entries.put(key, value);
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return entries.asMap().putIfAbsent(key, value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return entries.asMap().remove(key) != null;
  }

  @Override
  public void removeAll() {
    entries.invalidateAll();
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.asMap().containsKey(key);
  }

  @SuppressWarnings("unchecked")
  @Override
  public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
    entries.asMap().computeIfPresent(key, (same, value) -> update.apply((V) value));
  }

  /// Nobody listens: entries come and go silently.
  @Override
  public Registration registerCacheEntryListener(EntryListener cacheEntryListener) {
    return () -> true;
  }
}
