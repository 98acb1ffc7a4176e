"""What is left of a provider who was removed for good: what no program can reach."""

OUT_OF_REACH = (
    "Out of reach: backups, what a sync service keeps of its own, copies that an editor leaves beside a file (NAME~,"
    " .NAME.swp), other computers, files that you exported or printed, and what a disk still holds of deleted files."
)
