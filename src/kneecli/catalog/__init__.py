"""What exercises exist: records, loading with positions, the compiled form and look-up."""
