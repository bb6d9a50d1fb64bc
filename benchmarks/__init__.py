"""Measurements that are commands: ``python -m benchmarks.throughput``."""
