package io.quizledger.platform.axon;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;

/// Axon's cache on Caffeine's. Listeners hear of what is put and removed here; what falls out
/// because the cache is full goes unsaid.
final class CaffeineCache implements org.axonframework.common.caching.Cache {
  private final Cache<Object, Object> entries;
  private final List<EntryListener> listeners = new CopyOnWriteArrayList<>();

  CaffeineCache(Cache<Object, Object> entries) {
    this.entries = entries;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <K, V> @Nullable V get(K key) {
    var value = entries.getIfPresent(key);
    if (value != null) {
      listeners.forEach(listener -> listener.onEntryRead(key, value));
    }
    return (V) value;
  }

  @Override
  public void put(Object key, Object value) {
    var before = entries.asMap().put(key, value);
    listeners.forEach(
        listener -> {
          if (before == null) {
            listener.onEntryCreated(key, value);
          } else {
            listener.onEntryUpdated(key, value);
          }
        });
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    if (entries.asMap().putIfAbsent(key, value) != null) {
      return false;
    }
    listeners.forEach(listener -> listener.onEntryCreated(key, value));
    return true;
  }

  @Override
  public boolean remove(Object key) {
    if (entries.asMap().remove(key) == null) {
      return false;
    }
    listeners.forEach(listener -> listener.onEntryRemoved(key));
    return true;
  }

  @Override
  public void removeAll() {
    entries.asMap().keySet().forEach(this::remove);
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.asMap().containsKey(key);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
    entries.asMap().computeIfPresent(key, (same, value) -> update.apply((V) value));
  }

  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
