"""What offers cost: figures, bars and sentences, side by side and taken apart."""
